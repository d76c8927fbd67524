#define _GNU_SOURCE
#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "cells.h"
#include "include/CEditline.h"
#include "keys.h"
#include "signals.h"

enum {
  INPUT = 0,
  OUTPUT = 1,
  // Keys reach libedit's map as the character CODE + key. `keys.c` never lets a typed character
  // through, so that these cannot be met otherwise; above 255 libedit would insert them.
  CODE = 0x80,
  // Clusters that may pile up before they are forgotten between two reads.
  CLUSTERS_KEPT = 1 << 14
};

struct samat_editor {
  EditLine *el;
  FILE *output, *input;
  samat_handler handler;
  void *context;
  cell_table table;
  key_reader keys;
  int queued;  // a key of our own to be delivered next, or 0
  samat_outcome outcome;
  char *result;
  char *below;  // lines to print under the input
  size_t below_length;
  size_t wanted_cursor;  // the cell of the cursor after those lines
  char carry[4];         // the start of a four-byte scalar at the end of a write
  size_t carried;
  struct termios original;  // the terminal's modes before us
  bool has_original;
};

static const char paste_on[] = "\x1b[?2004h", paste_off[] = "\x1b[?2004l";

// --- output --------------------------------------------------------------------------------------

static bool write_all(const char *bytes, size_t length) {
  for (size_t done = 0; done < length;) {
    ssize_t written = write(OUTPUT, bytes + done, length - done);
    if (written >= 0) {
      done += (size_t)written;
    } else if (errno == EAGAIN) {
      struct pollfd polled = {OUTPUT, POLLOUT, 0};
      poll(&polled, 1, 1000);
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

// The stream libedit prints to: our codes, all of four bytes, become what they stand for.
static ssize_t on_write(void *cookie, const char *bytes, size_t length) {
  static const char dotted_circle[] = "\xE2\x97\x8C";  // something for a lone mark to stand on
  samat_editor *editor = cookie;
  size_t plain = 0;
  for (size_t i = 0; i < length; i++) {
    if (!editor->carried && (unsigned char)bytes[i] < 0xF0) continue;
    if (!editor->carried && i > plain) write_all(bytes + plain, i - plain);
    editor->carry[editor->carried++] = bytes[i];
    plain = i + 1;
    if (editor->carried < 4) continue;
    editor->carried = 0;
    uint32_t code;
    size_t size;
    bool lone;
    scalar_decode((const unsigned char *)editor->carry, 4, &code);
    const char *expansion = cells_expansion(&editor->table, code, &size, &lone);
    if (lone) write_all(dotted_circle, sizeof dotted_circle - 1);
    write_all(expansion ? expansion : editor->carry, expansion ? size : 4);
  }
  if (length > plain) write_all(bytes + plain, length - plain);
  return (ssize_t)length;  // a terminal that is gone is noticed by the reader
}

static void print(samat_editor *editor, const char *bytes, size_t length) {
  fwrite(bytes, 1, length, editor->output);
}

static void print_string(samat_editor *editor, const char *string) {
  print(editor, string, strlen(string));
}

// --- the line ------------------------------------------------------------------------------------

static samat_editor *editor_of(EditLine *el) {
  samat_editor *editor = NULL;
  el_wget(el, EL_CLIENTDATA, &editor);
  return editor;
}

void samat_editor_set_text(samat_editor *editor, const char *text, size_t length, size_t cursor) {
  cell_line line;
  if (!cells_widen(&editor->table, text, length, cursor, &line)) return;
  const LineInfoW *info = el_wline(editor->el);
  el_cursor(editor->el, (int)(info->lastchar - info->cursor));
  el_wdeletestr(editor->el, (int)(info->lastchar - info->buffer));
  if (line.count && el_winsertstr(editor->el, line.cells) == 0)
    el_cursor(editor->el, (int)line.cursor - (int)line.count);
  free(line.cells);
}

void samat_editor_print_below(samat_editor *editor, const char *text, size_t length) {
  free(editor->below);
  editor->below = malloc(length ? length : 1);
  if (!editor->below) return;
  memcpy(editor->below, text, length);
  editor->below_length = length;
}

void samat_editor_set_prompts(samat_editor *editor, const char *prompt, size_t prompt_length,
                              const char *continuation, size_t continuation_length) {
  cells_set_prompt(&editor->table, 0, prompt, prompt_length);
  cells_set_prompt(&editor->table, 1, continuation, continuation_length);
}

static wchar_t *on_prompt(EditLine *el) {
  return (wchar_t *)cells_prompt(&editor_of(el)->table, 0)->codes;  // libedit only reads it
}

// --- keys ----------------------------------------------------------------------------------------

static int on_getc(EditLine *el, wchar_t *character) {
  samat_editor *editor = editor_of(el);
  const LineInfoW *info = el_wline(el);
  int key = editor->queued;
  editor->queued = 0;
  if (!key &&
      !cells_are_normal(&editor->table, info->buffer, (size_t)(info->lastchar - info->buffer),
                        (size_t)(info->cursor - info->buffer)))
    key = SAMAT_KEY_NORMALISE;
  while (!key) {
    if (signals_terminated()) return 0;
    if (signals_take_continue()) {
      // Whoever had the terminal in between left it in another mode; libedit does not know.
      el_wset(el, EL_PREP_TERM, 0);
      el_wset(el, EL_PREP_TERM, 1);
      print_string(editor, paste_on);
      key = SAMAT_KEY_RESIZE;
    } else if (signals_take_resize()) {
      key = SAMAT_KEY_RESIZE;
    } else if (signals_take_interrupt()) {
      key = SAMAT_KEY_INTERRUPT;
    } else {
      key = keys_read(&editor->keys);
      if (key == KEYS_END) return 0;
      if (key == KEYS_WOKEN) key = 0;
    }
  }
  *character = (wchar_t)(CODE + key);
  return 1;
}

// Draws everything anew, from the cursor's row on; libedit forgets what it had drawn.
static unsigned char draw_from_here(samat_editor *editor) {
  el_wset(editor->el, EL_REFRESH);
  return CC_NORM;
}

static unsigned char on_resize(samat_editor *editor) {
  const LineInfoW *info = el_wline(editor->el);
  // Terminals reflow what is on them before they send the signal, so the prompt's row is found with
  // the new width.
  int columns = samat_editor_columns(editor), lines = samat_editor_lines(editor);
  int row = cells_row(&editor->table, info->buffer, (size_t)(info->cursor - info->buffer), columns);
  int last =
      cells_row(&editor->table, info->buffer, (size_t)(info->lastchar - info->buffer), columns);
  el_resize(editor->el);
  // Row by row: some terminals keep what "clear to the end of the screen" clears in their
  // scrollback.
  for (int i = row; i < last && i < lines - 1; i++) print_string(editor, "\x1b[B");
  if (last > lines - 1) last = lines - 1;
  print_string(editor, "\r\x1b[K");
  for (int i = 0; i < last; i++) print_string(editor, "\x1b[A\x1b[K");
  return draw_from_here(editor);
}

static unsigned char on_list(samat_editor *editor) {
  const LineInfoW *info = el_wline(editor->el);
  print_string(editor, "\r\n");
  for (size_t i = 0; i < editor->below_length; i++) {
    if (editor->below[i] == '\n') fputc('\r', editor->output);
    fputc(editor->below[i], editor->output);
  }
  if (editor->below_length && editor->below[editor->below_length - 1] != '\n')
    print_string(editor, "\r\n");
  free(editor->below);
  editor->below = NULL;
  el_cursor(editor->el, (int)editor->wanted_cursor - (int)(info->cursor - info->buffer));
  return draw_from_here(editor);
}

static unsigned char on_suspend(samat_editor *editor) {
  print_string(editor, paste_off);
  fflush(editor->output);
  el_wset(editor->el, EL_PREP_TERM, 0);
  kill(0, SIGTSTP);
  signals_note_continue();  // also where nobody could stop us
  return CC_NORM;
}

static void move_to_end(EditLine *el) {
  const LineInfoW *info = el_wline(el);
  el_cursor(el, (int)(info->lastchar - info->cursor));
}

// Draws the input with the cursor at its end, so that what follows is printed below it.
static unsigned char finish(samat_editor *editor, samat_outcome outcome) {
  editor->outcome = outcome;
  editor->queued = SAMAT_KEY_FINISH;
  move_to_end(editor->el);
  return CC_REFRESH;
}

static unsigned char normalise(samat_editor *editor) {
  const LineInfoW *info = el_wline(editor->el);
  size_t length, cursor = (size_t)(info->cursor - info->buffer);
  char *text = cells_narrow(&editor->table, info->buffer, (size_t)(info->lastchar - info->buffer),
                            &length, &cursor);
  if (!text) return CC_ERROR;
  samat_editor_set_text(editor, text, length, cursor);
  free(text);
  return CC_REFRESH;
}

static unsigned char ask_handler(samat_editor *editor, samat_key key) {
  EditLine *el = editor->el;
  const LineInfoW *info = el_wline(el);
  size_t length, cursor = (size_t)(info->cursor - info->buffer);
  char *text = cells_narrow(&editor->table, info->buffer, (size_t)(info->lastchar - info->buffer),
                            &length, &cursor);
  if (!text) return CC_ERROR;
  bool loaded = key == SAMAT_KEY_INSERT || key == SAMAT_KEY_PASTE;
  samat_action action = editor->handler(editor->context, key, text, length, cursor,
                                        loaded ? editor->keys.payload : NULL,
                                        loaded ? editor->keys.payload_length : 0);
  free(text);
  if (loaded && editor->keys.payload_capacity > 1 << 20) {  // one large paste need not be kept
    free(editor->keys.payload);
    editor->keys.payload = NULL;
    editor->keys.payload_capacity = 0;
  }
  switch (action) {
    case SAMAT_ACTION_BEEP: return CC_REFRESH_BEEP;
    case SAMAT_ACTION_SUBMIT: return finish(editor, SAMAT_OUTCOME_TEXT);
    case SAMAT_ACTION_ABANDON:
      move_to_end(el);
      el_winsertstr(el, L"^C");
      return finish(editor, SAMAT_OUTCOME_INTERRUPTED);
    case SAMAT_ACTION_END: return finish(editor, SAMAT_OUTCOME_END);
    case SAMAT_ACTION_REDRAW: break;
  }
  if (editor->below) {
    info = el_wline(el);
    editor->wanted_cursor = (size_t)(info->cursor - info->buffer);
    editor->queued = SAMAT_KEY_LIST;
    move_to_end(el);
  }
  return CC_REFRESH;
}

// Every code of ours comes here, save SAMAT_KEY_FINISH, which is libedit's own ed-newline.
static unsigned char on_key(EditLine *el, wint_t character) {
  samat_editor *editor = editor_of(el);
  samat_key key = (samat_key)(character - CODE);
  switch (key) {
    case SAMAT_KEY_RESIZE: return on_resize(editor);
    case SAMAT_KEY_LIST: return on_list(editor);
    case SAMAT_KEY_NORMALISE: return normalise(editor);
    case SAMAT_KEY_SUSPEND: return on_suspend(editor);
    case SAMAT_KEY_CLEAR_SCREEN:
      print_string(editor, "\x1b[H\x1b[2J");
      return draw_from_here(editor);
    default: return ask_handler(editor, key);
  }
}

// --- life ----------------------------------------------------------------------------------------

void samat_locale_prepare(void) {
  if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  // In the locale "C" libedit drops every Persian byte without a word.
  if (!setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
}

int32_t samat_scalar_width(uint32_t scalar) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, samat_locale_prepare);  // the C library knows no widths in the locale "C"
  return scalar_width(scalar);
}

static struct winsize window(void) {
  struct winsize size = {0};
  if (ioctl(OUTPUT, TIOCGWINSZ, &size) != 0) size.ws_col = size.ws_row = 0;
  // The same stand-ins as libedit's.
  if (size.ws_col < 2) size.ws_col = 80;
  if (size.ws_row < 1) size.ws_row = 24;
  return size;
}

int32_t samat_editor_columns(samat_editor *editor) {
  (void)editor;
  return window().ws_col;
}

int32_t samat_editor_lines(samat_editor *editor) {
  (void)editor;
  return window().ws_row;
}

static void release(samat_editor *editor) {
  if (editor->output) fclose(editor->output);
  if (editor->input) fclose(editor->input);
  cells_end(&editor->table);
  free(editor->keys.payload);
  free(editor->below);
  free(editor->result);
  free(editor);
}

samat_editor *samat_editor_open(const char *program, samat_handler handler, void *context) {
  if (!isatty(INPUT) || !isatty(OUTPUT)) return NULL;
  samat_locale_prepare();
  samat_interrupt_install();
  samat_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return NULL;
  editor->handler = handler;
  editor->context = context;
  editor->keys.descriptor = INPUT;
  editor->keys.pushed_back = -1;
  editor->has_original = tcgetattr(INPUT, &editor->original) == 0;
  cookie_io_functions_t functions = {.write = on_write};
  editor->output = fopencookie(editor, "w", functions);
  // libedit wants streams; it never reads this one, since the keys come from on_getc.
  cookie_io_functions_t nothing = {0};
  editor->input = fopencookie(editor, "r", nothing);
  if (!editor->output || !editor->input) {
    release(editor);
    return NULL;
  }
  EditLine *el =
      el_init_fd(program, editor->input, editor->output, editor->output, INPUT, OUTPUT, OUTPUT);
  if (!el) {
    release(editor);
    return NULL;
  }
  editor->el = el;
  el_wset(el, EL_CLIENTDATA, editor);
  el_wset(el, EL_SIGNAL, 0);  // with 1 it would signal the whole process group
  el_wset(el, EL_PROMPT, on_prompt);
  el_wset(el, EL_EDITOR, L"emacs");
  el_wset(el, EL_GETCFN, on_getc);
  // While a line is edited Ctrl-C, Ctrl-Z and Ctrl-\ are keys, also inside a paste, and Ctrl-S is
  // none.
  el_wset(el, EL_SETTY, L"-d", L"-isig", L"-ixon", NULL);
  el_wset(el, EL_ADDFN, L"samat-key", L"Hand the key over", on_key);
  for (int key = 1; key < SAMAT_KEY_COUNT; key++) {
    wchar_t sequence[2] = {(wchar_t)(CODE + key), 0};
    el_wset(el, EL_BIND, sequence, key == SAMAT_KEY_FINISH ? L"ed-newline" : L"samat-key", NULL);
  }
  return editor;
}

void samat_editor_close(samat_editor *editor) {
  if (!editor) return;
  // el_end throws away what was typed ahead unless editing is off, but then it leaves the modes
  // alone too.
  el_wset(editor->el, EL_EDITMODE, 0);
  el_end(editor->el);
  if (editor->has_original) tcsetattr(INPUT, TCSADRAIN, &editor->original);
  release(editor);
}

samat_outcome samat_editor_read(samat_editor *editor, const char **text, size_t *length) {
  free(editor->result);
  editor->result = NULL;
  *text = "";
  *length = 0;
  editor->queued = 0;
  editor->outcome = SAMAT_OUTCOME_END;
  if (editor->table.count > CLUSTERS_KEPT) cells_forget_clusters(&editor->table);
  signals_begin_editing();
  signals_drain();
  samat_interrupt_reset();
  print_string(editor, paste_on);
  int count = 0;
  const wchar_t *cells = el_wgets(editor->el, &count);
  // Without a FINISH key the terminal is gone, or a signal ended us: the result is the end either
  // way.
  if (!cells || count < 1) {
    editor->outcome = SAMAT_OUTCOME_END;
    print_string(editor, "\r\n");
  }
  print_string(editor, paste_off);
  fflush(editor->output);
  signals_end_editing();
  if (editor->outcome != SAMAT_OUTCOME_TEXT) return editor->outcome;
  editor->result = cells_narrow(&editor->table, cells, (size_t)count - 1, length, NULL);
  if (editor->result) *text = editor->result;
  return SAMAT_OUTCOME_TEXT;
}
