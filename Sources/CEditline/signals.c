#define _GNU_SOURCE
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "include/CEditline.h"

// Lock-free atomics may be touched in a signal handler, and other threads may poll them.
static atomic_bool interrupted, resized, continued, terminated;
static int wake[2] = {-1, -1};
static bool installed;

static const int editing_signals[] = {SIGWINCH, SIGCONT, SIGTERM, SIGHUP};
enum {
  EDITING_SIGNALS = sizeof editing_signals / sizeof *editing_signals
};
static struct sigaction saved[EDITING_SIGNALS];

static void on_signal(int signal) {
  int saved_errno = errno;
  switch (signal) {
    case SIGINT: atomic_store(&interrupted, true); break;
    case SIGWINCH: atomic_store(&resized, true); break;
    case SIGCONT: atomic_store(&continued, true); break;
    default: atomic_store(&terminated, true); break;
  }
  if (wake[1] >= 0) {
    ssize_t written = write(wake[1], "!", 1);  // a full pipe wakes as well
    (void)written;
  }
  errno = saved_errno;
}

static void handle(int signal, struct sigaction *old) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, old);  // no SA_RESTART: a blocked read has to notice
}

void samat_interrupt_install(void) {
  if (installed) return;
  installed = true;
  if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) wake[0] = wake[1] = -1;
  handle(SIGINT, NULL);
  // A parent that starts us from a worker thread may hand its blocked signals down.
  sigset_t wanted;
  sigemptyset(&wanted);
  sigaddset(&wanted, SIGINT);
  for (int i = 0; i < EDITING_SIGNALS; i++) sigaddset(&wanted, editing_signals[i]);
  pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
}

bool samat_interrupt_raised(void) {
  return atomic_load_explicit(&interrupted, memory_order_relaxed);
}

void samat_interrupt_reset(void) { atomic_store(&interrupted, false); }

int signals_wake_descriptor(void) { return wake[0]; }

void signals_drain(void) {
  char bytes[64];
  while (wake[0] >= 0 && read(wake[0], bytes, sizeof bytes) > 0) continue;
}

bool signals_take_interrupt(void) { return atomic_exchange(&interrupted, false); }
bool signals_take_resize(void) { return atomic_exchange(&resized, false); }
bool signals_take_continue(void) { return atomic_exchange(&continued, false); }
bool signals_terminated(void) { return atomic_load(&terminated); }
void signals_note_continue(void) { atomic_store(&continued, true); }

void signals_begin_editing(void) {
  for (int i = 0; i < EDITING_SIGNALS; i++) {
    handle(editing_signals[i], &saved[i]);
    // nohup and its like asked for it
    if (saved[i].sa_handler == SIG_IGN && editing_signals[i] == SIGHUP)
      sigaction(SIGHUP, &saved[i], NULL);
  }
}

void signals_end_editing(void) {
  for (int i = 0; i < EDITING_SIGNALS; i++) sigaction(editing_signals[i], &saved[i], NULL);
}
