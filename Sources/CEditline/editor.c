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
  RESIZE_MILLISECONDS = 20,  // how long a size must last
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
  int idle_milliseconds;  // when SAMAT_KEY_IDLE is wanted; below 0 for never
  // The line. libedit holds only the part of it that is on the screen: of a text that is taller
  // than the screen it would show the end, wherever the cursor is.
  char *text;
  size_t text_length, text_cursor;
  cell_span *spans;
  size_t span_count;
  char *ghost;
  size_t ghost_length;
  uint8_t ghost_style;
  int columns, lines;  // the size that libedit knows
  int top;  // the row of the line that is shown first
  char styles[SAMAT_STYLES][16];
  uint8_t style;  // what the terminal is set to within a write
  char *pending;  // what a write has gathered
  size_t pending_length, pending_capacity;
  samat_outcome outcome;
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

static void flush_pending(samat_editor *editor) {
  write_all(editor->pending, editor->pending_length);
  editor->pending_length = 0;
}

static void put(samat_editor *editor, const char *bytes, size_t length) {
  if (editor->pending_length + length > editor->pending_capacity) {
    size_t capacity = 2 * (editor->pending_length + length) + 4096;
    char *larger = realloc(editor->pending, capacity);
    if (!larger) {
      flush_pending(editor);
      write_all(bytes, length);
      return;
    }
    editor->pending = larger;
    editor->pending_capacity = capacity;
  }
  memcpy(editor->pending + editor->pending_length, bytes, length);
  editor->pending_length += length;
}

// Sets the terminal to a style; 0 is none. What libedit itself prints (movements, line ends,
// clearing) must meet no style, since terminals fill what they clear with it.
static void set_style(samat_editor *editor, uint8_t style) {
  if (style >= SAMAT_STYLES || !editor->styles[style][0]) style = 0;
  if (style == editor->style) return;
  char sequence[32];
  const char *parameters = style ? editor->styles[style] : "";
  const char *reset = editor->style && style ? "0;" : "";
  int length = snprintf(sequence, sizeof sequence, "\x1b[%s%sm", reset, parameters);
  put(editor, sequence, (size_t)length);
  editor->style = style;
}

// The stream libedit prints to: our codes, all of four bytes, become what they stand for.
static ssize_t on_write(void *cookie, const char *bytes, size_t length) {
  static const char dotted_circle[] = "\xE2\x97\x8C";  // something for a lone mark to stand on
  samat_editor *editor = cookie;
  size_t plain = 0;
  for (size_t i = 0; i < length; i++) {
    if (!editor->carried && (unsigned char)bytes[i] < 0xF0) continue;
    if (!editor->carried && i > plain) {
      set_style(editor, 0);
      put(editor, bytes + plain, i - plain);
    }
    editor->carry[editor->carried++] = bytes[i];
    plain = i + 1;
    if (editor->carried < 4) continue;
    editor->carried = 0;
    uint32_t code;
    size_t size;
    bool lone;
    uint8_t style;
    scalar_decode((const unsigned char *)editor->carry, 4, &code);
    const char *expansion = cells_expansion(&editor->table, code, &size, &lone, &style);
    set_style(editor, expansion ? style : 0);
    if (lone) put(editor, dotted_circle, sizeof dotted_circle - 1);
    put(editor, expansion ? expansion : editor->carry, expansion ? size : 4);
  }
  set_style(editor, 0);
  if (length > plain) put(editor, bytes + plain, length - plain);
  flush_pending(editor);
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

// Gives libedit the part of the line that is on the screen.
static void lay_out(samat_editor *editor) {
  cell_line line;
  if (!cells_widen(&editor->table, editor->text, editor->text_length, editor->text_cursor,
                   editor->spans, editor->span_count, &line))
    return;
  if (editor->ghost_length && line.cursor == line.count)
    cells_append_ghost(&editor->table, &line, editor->ghost, editor->ghost_length,
                       editor->ghost_style, editor->columns);
  size_t first, last;
  // A full last row makes libedit open one more.
  int height = editor->lines > 2 ? editor->lines - 1 : 1;
  cells_window(&editor->table, &line, editor->columns, height, &editor->top, &first, &last);
  const LineInfoW *info = el_wline(editor->el);
  el_cursor(editor->el, (int)(info->lastchar - info->cursor));
  el_wdeletestr(editor->el, (int)(info->lastchar - info->buffer));
  line.cells[last] = 0;
  if (last > first && el_winsertstr(editor->el, line.cells + first) == 0)
    el_cursor(editor->el, (int)line.cursor - (int)last);
  free(line.cells);
}

static bool replace(char **target, size_t *target_length, const char *bytes, size_t length) {
  char *copy = malloc(length + 1);
  if (!copy) return false;
  if (length) memcpy(copy, bytes, length);
  copy[length] = 0;
  free(*target);
  *target = copy;
  *target_length = length;
  return true;
}

void samat_editor_show(samat_editor *editor, const char *text, size_t length, size_t cursor,
                       const samat_span *spans, size_t span_count, const char *ghost,
                       size_t ghost_length, uint8_t ghost_style) {
  if (!replace(&editor->text, &editor->text_length, text, length)) return;
  editor->text_cursor = cursor < length ? cursor : length;
  editor->ghost_style = ghost_style;
  if (!replace(&editor->ghost, &editor->ghost_length, ghost, ghost_length))
    editor->ghost_length = 0;
  free(editor->spans);
  editor->spans = malloc((span_count + 1) * sizeof *editor->spans);
  editor->span_count = editor->spans ? span_count : 0;
  for (size_t i = 0; i < editor->span_count; i++)
    editor->spans[i] = (cell_span){spans[i].start, spans[i].end, spans[i].style};
  lay_out(editor);
}

void samat_editor_set_style(samat_editor *editor, uint8_t style, const char *parameters) {
  if (style == 0 || style >= SAMAT_STYLES) return;
  snprintf(editor->styles[style], sizeof editor->styles[style], "%s", parameters);
}

void samat_editor_wake_when_idle(samat_editor *editor, int32_t milliseconds) {
  editor->idle_milliseconds = milliseconds;
}

bool samat_editor_has_input(samat_editor *editor) { return keys_waiting(&editor->keys); }

void samat_editor_bind(samat_editor *editor, const char *bytes, size_t length, int32_t key) {
  bool known = key >= 0 && (key <= SAMAT_KEY_EDIT || key == SAMAT_KEY_SUSPEND ||
                            key == SAMAT_KEY_CLEAR_SCREEN);
  if (known) keys_bind(&editor->keys, bytes, length, key);
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
  static wchar_t none[1];
  samat_editor *editor = editor_of(el);
  if (editor->top > 0) return none;  // it is above the part that is shown
  return (wchar_t *)cells_prompt(&editor->table, 0)->codes;  // libedit only reads it
}

// --- keys ----------------------------------------------------------------------------------------

static int on_getc(EditLine *el, wchar_t *character) {
  samat_editor *editor = editor_of(el);
  int key = editor->queued;
  editor->queued = 0;
  while (!key) {
    if (signals_terminated()) return 0;
    if (signals_take_continue()) {
      // Whoever had the terminal in between left it in another mode; libedit does not know.
      el_wset(el, EL_PREP_TERM, 0);
      el_wset(el, EL_PREP_TERM, 1);
      print_string(editor, paste_on);
      key = SAMAT_KEY_RESIZE;
    } else if (signals_take_resize()) {
      // A window that is dragged has many sizes, and what is drawn for one of them must not arrive
      // at the next: the cursor would be elsewhere than we believe.
      do poll(NULL, 0, RESIZE_MILLISECONDS);
      while (signals_take_resize());
      key = SAMAT_KEY_RESIZE;
    } else if (signals_take_interrupt()) {
      key = SAMAT_KEY_INTERRUPT;
    } else {
      key = keys_read(&editor->keys, editor->idle_milliseconds);
      if (key == KEYS_END) return 0;
      if (key == KEYS_WOKEN) {
        key = 0;
      } else if (key == KEYS_LATE) {
        key = SAMAT_KEY_IDLE;
        editor->idle_milliseconds = -1;
      }
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

static void learn_size(samat_editor *editor) {
  el_resize(editor->el);
  editor->columns = samat_editor_columns(editor);
  editor->lines = samat_editor_lines(editor);
}

static unsigned char on_resize(samat_editor *editor) {
  const LineInfoW *info = el_wline(editor->el);
  // Terminals reflow what is on them before they send the signal, so the prompt's row is found with
  // the new width.
  bool has_prompt = editor->top == 0;
  learn_size(editor);
  int columns = editor->columns, lines = editor->lines;
  int row = cells_row(&editor->table, info->buffer, (size_t)(info->cursor - info->buffer), columns,
                      has_prompt);
  // Row by row: some terminals keep what "clear to the end of the screen" clears in their
  // scrollback. Nothing but the input stands below the cursor.
  print_string(editor, "\x1b" "7");
  for (int i = 1; i < lines; i++) print_string(editor, "\x1b[B\r\x1b[K");
  print_string(editor, "\x1b" "8\r\x1b[K");
  for (int i = 0; i < row && i < lines - 1; i++) print_string(editor, "\x1b[A\x1b[K");
  lay_out(editor);
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

// Shows the end of the line without its ghost, so that what follows is printed below it.
static void show_end(samat_editor *editor) {
  editor->text_cursor = editor->text_length;
  editor->ghost_length = 0;
  lay_out(editor);
}

static unsigned char finish(samat_editor *editor, samat_outcome outcome) {
  editor->outcome = outcome;
  editor->queued = SAMAT_KEY_FINISH;
  return CC_REFRESH;
}

static samat_action call_handler(samat_editor *editor, samat_key key, const char *payload,
                                 size_t payload_length) {
  // The handler replaces the line while it reads it.
  char *text = malloc(editor->text_length + 1);
  if (!text) return SAMAT_ACTION_BEEP;
  memcpy(text, editor->text, editor->text_length + 1);
  samat_action action = editor->handler(editor->context, key, text, editor->text_length,
                                        editor->text_cursor, payload, payload_length);
  free(text);
  return action;
}

// Shows the line without its ghost, with libedit's cursor behind it. Returns the cell that the
// line's own cursor is in.
static size_t step_aside(samat_editor *editor) {
  editor->ghost_length = 0;
  lay_out(editor);
  const LineInfoW *info = el_wline(editor->el);
  size_t cursor = (size_t)(info->cursor - info->buffer);
  move_to_end(editor->el);
  return cursor;
}

// Another program has the terminal while the handler runs.
static unsigned char on_left(samat_editor *editor) {
  print_string(editor, "\r\n");
  print_string(editor, paste_off);
  fflush(editor->output);
  el_wset(editor->el, EL_PREP_TERM, 0);
  call_handler(editor, SAMAT_KEY_LEFT_TERMINAL, NULL, 0);
  // Whatever that program has left behind, also where it died.
  if (editor->has_original) tcsetattr(INPUT, TCSADRAIN, &editor->original);
  el_wset(editor->el, EL_PREP_TERM, 1);
  signals_take_interrupt();
  signals_take_resize();
  signals_take_continue();
  print_string(editor, "\r");
  print_string(editor, paste_on);
  learn_size(editor);
  lay_out(editor);
  return draw_from_here(editor);
}

static unsigned char ask_handler(samat_editor *editor, samat_key key) {
  EditLine *el = editor->el;
  bool loaded = key == SAMAT_KEY_INSERT || key == SAMAT_KEY_PASTE;
  samat_action action = call_handler(editor, key, loaded ? editor->keys.payload : NULL,
                                     loaded ? editor->keys.payload_length : 0);
  if (loaded && editor->keys.payload_capacity > 1 << 20) {  // one large paste need not be kept
    free(editor->keys.payload);
    editor->keys.payload = NULL;
    editor->keys.payload_capacity = 0;
  }
  switch (action) {
    case SAMAT_ACTION_BEEP: return CC_REFRESH_BEEP;
    case SAMAT_ACTION_SUBMIT: show_end(editor); return finish(editor, SAMAT_OUTCOME_TEXT);
    case SAMAT_ACTION_ABANDON:
      show_end(editor);
      el_winsertstr(el, L"^C");
      return finish(editor, SAMAT_OUTCOME_INTERRUPTED);
    case SAMAT_ACTION_END: show_end(editor); return finish(editor, SAMAT_OUTCOME_END);
    case SAMAT_ACTION_LEAVE:
      editor->queued = SAMAT_KEY_LEFT_TERMINAL;
      step_aside(editor);
      return CC_REFRESH;
    case SAMAT_ACTION_REDRAW: break;
  }
  if (editor->below) {
    editor->wanted_cursor = step_aside(editor);
    editor->queued = SAMAT_KEY_LIST;
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
    case SAMAT_KEY_LEFT_TERMINAL: return on_left(editor);
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
  free(editor->keys.bindings);
  free(editor->below);
  free(editor->text);
  free(editor->ghost);
  free(editor->spans);
  free(editor->pending);
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
  editor->idle_milliseconds = -1;
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
  *text = "";
  *length = 0;
  if (!replace(&editor->text, &editor->text_length, "", 0)) return SAMAT_OUTCOME_END;
  editor->text_cursor = editor->ghost_length = editor->span_count = 0;
  editor->top = 0;
  editor->queued = 0;
  editor->outcome = SAMAT_OUTCOME_END;
  if (editor->table.count > CLUSTERS_KEPT) cells_forget_clusters(&editor->table);
  signals_begin_editing();
  signals_drain();
  samat_interrupt_reset();
  learn_size(editor);
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
  *text = editor->text;
  *length = editor->text_length;
  return SAMAT_OUTCOME_TEXT;
}
