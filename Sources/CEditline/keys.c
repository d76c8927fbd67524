#define _GNU_SOURCE
#include "keys.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "signals.h"

enum {
  // How long the rest of an escape sequence may take. An Escape key alone is told from one by this.
  ESCAPE_MILLISECONDS = 200,
  SEQUENCE_MAX = 64,
  RUN_MAX = 1 << 16
};

// One byte at a time: what is typed ahead of the end of a statement has to stay in the terminal,
// where a query, or the shell that started us, finds it.
static int read_next(key_reader *reader, int milliseconds, bool in_sequence) {
  if (reader->pushed_count) return reader->pushed[--reader->pushed_count];
  for (;;) {
    struct pollfd polled[2] = {{reader->descriptor, POLLIN, 0},
                               {signals_wake_descriptor(), POLLIN, 0}};
    int ready = poll(polled, 2, milliseconds);
    if (ready == 0) return KEYS_LATE;
    if (ready < 0 && errno != EINTR) return KEYS_END;
    if (ready < 0 || polled[1].revents) {
      signals_drain();
      if (!in_sequence) return KEYS_WOKEN;
      if (ready < 0 || !polled[0].revents) continue;  // inside a sequence the flag can wait
    }
    unsigned char byte;
    ssize_t got = read(reader->descriptor, &byte, 1);
    if (got == 1) return byte;
    if (got == 0) return KEYS_END;
    if (errno != EINTR && errno != EAGAIN) return KEYS_END;
  }
}

static int read_byte(key_reader *reader, int milliseconds) {
  return read_next(reader, milliseconds, milliseconds >= 0);
}

static void push(key_reader *reader, int byte) {
  if (reader->pushed_count < KEYS_PUSHED_MAX)
    reader->pushed[reader->pushed_count++] = (unsigned char)byte;
}

bool keys_waiting(const key_reader *reader) {
  int count = 0;
  if (reader->pushed_count) return true;
  return ioctl(reader->descriptor, FIONREAD, &count) == 0 && count > 0;
}

static bool append(key_reader *reader, int byte) {
  if (reader->payload_length == reader->payload_capacity) {
    size_t capacity = reader->payload_capacity ? reader->payload_capacity * 2 : 256;
    char *larger = realloc(reader->payload, capacity);
    if (!larger) return false;
    reader->payload = larger;
    reader->payload_capacity = capacity;
  }
  reader->payload[reader->payload_length++] = (char)byte;
  return true;
}

static bool is_text(int byte) { return byte >= 0x20 && byte != 0x7F; }

// Takes everything that is there up to the next control byte, and the rest of a half-read scalar.
static int read_run(key_reader *reader, int byte) {
  int missing = 0;
  reader->payload_length = 0;
  for (;;) {
    if (!append(reader, byte)) break;
    if (byte >= 0xC2)
      missing = byte >= 0xF5 ? 0 : byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1;
    else if (byte >= 0x80 && byte < 0xC0 && missing)
      missing--;
    else
      missing = 0;
    if (!missing && (!keys_waiting(reader) || reader->payload_length >= RUN_MAX)) break;
    byte = read_byte(reader, ESCAPE_MILLISECONDS);
    if (byte < 0) break;  // the handler repairs half a scalar; an end of input is met again
    if (!is_text(byte)) {
      push(reader, byte);
      break;
    }
  }
  return SAMAT_KEY_INSERT;
}

// Everything up to ESC [ 201 ~. A terminal that never sends the end must not hold us: Ctrl-C with
// nothing after it gives the paste up.
static int read_paste(key_reader *reader) {
  static const char end[] = "\x1b[201~";
  const size_t end_length = sizeof end - 1;
  reader->payload_length = 0;
  for (;;) {
    int byte = read_byte(reader, -1);
    if (byte == KEYS_END) return KEYS_END;
    if (byte == KEYS_WOKEN) {
      if (samat_interrupt_raised() || signals_terminated()) return KEYS_WOKEN;
      continue;
    }
    if (byte == 0x03 && !keys_waiting(reader)) {
      int next = read_byte(reader, ESCAPE_MILLISECONDS);
      if (next < 0) return SAMAT_KEY_INTERRUPT;
      push(reader, next);
    }
    if (!append(reader, byte)) return SAMAT_KEY_INTERRUPT;
    size_t n = reader->payload_length;
    if (byte == '~' && n >= end_length &&
        memcmp(reader->payload + n - end_length, end, end_length) == 0) {
      reader->payload_length = n - end_length;
      return SAMAT_KEY_PASTE;
    }
  }
}

// ESC [ ... final; 0 for a sequence that means nothing here and is swallowed whole.
static int read_control_sequence(key_reader *reader) {
  char text[SEQUENCE_MAX + 1];
  size_t n = 0;
  int byte;
  for (;;) {
    byte = read_byte(reader, ESCAPE_MILLISECONDS);
    if (byte < 0) return 0;
    if (n == 0 && byte == '[') {  // the function keys of the Linux console: ESC [ [ A
      (void)read_byte(reader, ESCAPE_MILLISECONDS);
      return 0;
    }
    if (byte >= 0x40 && byte <= 0x7E) break;
    if (byte < 0x20 || byte > 0x7E) {  // not a sequence after all
      push(reader, byte);
      return 0;
    }
    if (n < SEQUENCE_MAX) text[n++] = (char)byte;
  }
  text[n] = 0;
  char *rest;
  long first = strtol(text, &rest, 10);
  long second = *rest == ';' ? strtol(rest + 1, &rest, 10) : 0;
  long third = *rest == ';' ? strtol(rest + 1, NULL, 10) : 0;
  bool word = second == 3 || second == 5 || second == 7;  // with Alt, Ctrl or both
  switch (byte) {
    case 'A': return SAMAT_KEY_UP;
    case 'B': return SAMAT_KEY_DOWN;
    case 'C': return word ? SAMAT_KEY_WORD_RIGHT : SAMAT_KEY_RIGHT;
    case 'D': return word ? SAMAT_KEY_WORD_LEFT : SAMAT_KEY_LEFT;
    case 'H': return word ? SAMAT_KEY_TEXT_START : SAMAT_KEY_HOME;
    case 'F': return word ? SAMAT_KEY_TEXT_END : SAMAT_KEY_END;
    case 'u':  // keys with modifiers, where the terminal reports them
      return first == 13 ? (second > 1 ? SAMAT_KEY_NEWLINE : SAMAT_KEY_ENTER) : 0;
    case '~': break;
    default: return 0;
  }
  switch (first) {
    case 1:
    case 7: return SAMAT_KEY_HOME;
    case 3: return word ? SAMAT_KEY_KILL_WORD_RIGHT : SAMAT_KEY_DELETE;
    case 4:
    case 8: return SAMAT_KEY_END;
    case 27: return third == 13 ? SAMAT_KEY_NEWLINE : 0;
    case 200: return read_paste(reader);
    default: return 0;
  }
}

static int read_escape(key_reader *reader) {
  int byte = read_byte(reader, ESCAPE_MILLISECONDS);
  switch (byte) {
    case KEYS_END: return KEYS_END;
    case KEYS_LATE: return SAMAT_KEY_CANCEL;
    case '[': return read_control_sequence(reader);
    case 'O':
      switch (read_byte(reader, ESCAPE_MILLISECONDS)) {
        case 'A': return SAMAT_KEY_UP;
        case 'B': return SAMAT_KEY_DOWN;
        case 'C': return SAMAT_KEY_RIGHT;
        case 'D': return SAMAT_KEY_LEFT;
        case 'H': return SAMAT_KEY_HOME;
        case 'F': return SAMAT_KEY_END;
        case 'M': return SAMAT_KEY_ENTER;
        default: return 0;
      }
    case '\r':
    case '\n': return SAMAT_KEY_NEWLINE;
    case 'b': return SAMAT_KEY_WORD_LEFT;
    case 'f': return SAMAT_KEY_WORD_RIGHT;
    case 'd': return SAMAT_KEY_KILL_WORD_RIGHT;
    case '<': return SAMAT_KEY_TEXT_START;
    case '>': return SAMAT_KEY_TEXT_END;
    case '_': return SAMAT_KEY_REDO;
    case 0x08:
    case 0x7F: return SAMAT_KEY_KILL_WORD_LEFT;
    case 0x03:
    case 0x1B:
      push(reader, byte);
      return SAMAT_KEY_CANCEL;
    default: return 0;
  }
}

static const unsigned char control_keys[0x20] = {
    ['A' - '@'] = SAMAT_KEY_HOME,
    ['B' - '@'] = SAMAT_KEY_LEFT,
    ['C' - '@'] = SAMAT_KEY_INTERRUPT,
    ['D' - '@'] = SAMAT_KEY_DELETE_OR_END,
    ['E' - '@'] = SAMAT_KEY_END,
    ['F' - '@'] = SAMAT_KEY_RIGHT,
    ['G' - '@'] = SAMAT_KEY_CANCEL,
    ['H' - '@'] = SAMAT_KEY_BACKSPACE,
    ['I' - '@'] = SAMAT_KEY_TAB,
    ['J' - '@'] = SAMAT_KEY_ENTER,
    ['K' - '@'] = SAMAT_KEY_KILL_TO_END,
    ['L' - '@'] = SAMAT_KEY_CLEAR_SCREEN,
    ['M' - '@'] = SAMAT_KEY_ENTER,
    ['N' - '@'] = SAMAT_KEY_NEXT,
    ['P' - '@'] = SAMAT_KEY_PREVIOUS,
    ['R' - '@'] = SAMAT_KEY_SEARCH,
    ['T' - '@'] = SAMAT_KEY_TRANSPOSE,
    ['U' - '@'] = SAMAT_KEY_KILL_TO_START,
    ['W' - '@'] = SAMAT_KEY_KILL_WORD_LEFT,
    ['Y' - '@'] = SAMAT_KEY_YANK,
    ['Z' - '@'] = SAMAT_KEY_SUSPEND,
    ['_' - '@'] = SAMAT_KEY_UNDO,
};

// Ctrl-X and a second key.
static int read_extended(key_reader *reader) {
  int byte = read_byte(reader, -1);
  switch (byte) {
    case 0x05: return SAMAT_KEY_EDIT;
    case 0x12: return SAMAT_KEY_REDO;
    case 0x15: return SAMAT_KEY_UNDO;
    case 0x03: push(reader, byte); return SAMAT_KEY_CANCEL;
    default: return byte < 0 ? byte : 0;
  }
}

// --- the user's own bindings ---------------------------------------------------------------------

void keys_bind(key_reader *reader, const char *bytes, size_t length, int key) {
  if (length == 0 || length > KEYS_SEQUENCE_MAX) return;
  key_binding *binding = NULL;
  for (size_t i = 0; i < reader->binding_count && !binding; i++)
    if (reader->bindings[i].length == length && !memcmp(reader->bindings[i].bytes, bytes, length))
      binding = &reader->bindings[i];
  if (!binding) {
    size_t count = reader->binding_count + 1;
    key_binding *larger = realloc(reader->bindings, count * sizeof *larger);
    if (!larger) return;
    reader->bindings = larger;
    reader->binding_count = count;
    binding = &larger[count - 1];
  }
  memcpy(binding->bytes, bytes, length);
  binding->length = length;
  binding->key = key;
}

// Reads the longest bound sequence that begins with a byte. Returns false, with everything behind
// that byte given back, where there is none.
static bool read_bound(key_reader *reader, int first, int *key) {
  unsigned char bytes[KEYS_SEQUENCE_MAX] = {(unsigned char)first};
  size_t count = 1, matched = 0;
  for (;;) {
    bool longer = false;
    for (size_t i = 0; i < reader->binding_count; i++) {
      const key_binding *binding = &reader->bindings[i];
      if (binding->length < count || memcmp(binding->bytes, bytes, count) != 0) continue;
      if (binding->length > count) {
        longer = true;
      } else {
        matched = count;
        *key = binding->key;
      }
    }
    if (!longer) break;
    int byte = read_byte(reader, first == 0x1B ? ESCAPE_MILLISECONDS : -1);
    if (byte < 0) break;
    bytes[count++] = (unsigned char)byte;
  }
  for (size_t kept = matched ? matched : 1; count > kept;) push(reader, bytes[--count]);
  return matched > 0;
}

int keys_read(key_reader *reader, int milliseconds) {
  for (;;) {
    int byte = read_next(reader, milliseconds, false), key = 0;
    if (byte < 0) return byte;
    if (is_text(byte))
      key = read_run(reader, byte);
    else if (reader->binding_count && read_bound(reader, byte, &key))
      ;  // what the user wants, which may be nothing
    else if (byte == 0x18)
      key = read_extended(reader);
    else if (byte == 0x1B)
      key = read_escape(reader);
    else if (byte == 0x7F)
      key = SAMAT_KEY_BACKSPACE;
    else
      key = control_keys[byte];
    if (key) return key;
  }
}
