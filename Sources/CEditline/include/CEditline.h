// A line editor over libedit's wide-character API, in terms that Swift can use: UTF-8 in and out,
// no variadic calls, no wchar_t, no FILE.
//
// The division of labour: this target owns the terminal (modes, keys, signals, pastes, drawing);
// its client owns the text. Every key that may change the line is handed to the client's handler
// together with the line; the handler answers with `samat_editor_set_text` and an action.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct samat_editor samat_editor;

// What the user asked for.
typedef enum {
  SAMAT_KEY_INSERT = 1,  // typed or pasted text, in the payload
  SAMAT_KEY_PASTE,  // a bracketed paste, in the payload: newlines in it are text
  SAMAT_KEY_ENTER,
  SAMAT_KEY_NEWLINE,  // Alt-Enter: a newline, never a submit
  SAMAT_KEY_TAB,
  SAMAT_KEY_BACKSPACE,
  SAMAT_KEY_DELETE,
  SAMAT_KEY_DELETE_OR_END,  // ^D
  SAMAT_KEY_LEFT,
  SAMAT_KEY_RIGHT,
  SAMAT_KEY_WORD_LEFT,
  SAMAT_KEY_WORD_RIGHT,
  SAMAT_KEY_HOME,
  SAMAT_KEY_END,
  SAMAT_KEY_TEXT_START,
  SAMAT_KEY_TEXT_END,
  SAMAT_KEY_UP,
  SAMAT_KEY_DOWN,
  SAMAT_KEY_PREVIOUS,  // ^P: the older statement, whatever the row
  SAMAT_KEY_NEXT,  // ^N
  SAMAT_KEY_KILL_WORD_LEFT,
  SAMAT_KEY_KILL_WORD_RIGHT,
  SAMAT_KEY_KILL_TO_START,
  SAMAT_KEY_KILL_TO_END,
  SAMAT_KEY_YANK,
  SAMAT_KEY_TRANSPOSE,
  SAMAT_KEY_SEARCH,  // ^R
  SAMAT_KEY_CANCEL,  // ^G, or Escape alone
  SAMAT_KEY_INTERRUPT,  // ^C, or SIGINT from outside
  SAMAT_KEY_UNDO,
  SAMAT_KEY_REDO,
  SAMAT_KEY_EDIT,  // ^X ^E: the user's editor; answered with SAMAT_ACTION_LEAVE
  SAMAT_KEY_LEFT_TERMINAL,  // after SAMAT_ACTION_LEAVE: the terminal is in its usual modes
  SAMAT_KEY_IDLE,  // no key has come for the time of `samat_editor_wake_when_idle`
  // The keys from here on never reach the handler.
  SAMAT_KEY_SUSPEND,
  SAMAT_KEY_CLEAR_SCREEN,
  SAMAT_KEY_RESIZE,
  SAMAT_KEY_LIST,
  SAMAT_KEY_FINISH,
  SAMAT_KEY_COUNT
} samat_key;

// What the handler wants.
typedef enum {
  SAMAT_ACTION_REDRAW = 0,  // go on editing
  SAMAT_ACTION_BEEP,  // go on editing; the key had nothing to do
  SAMAT_ACTION_SUBMIT,  // end the read with the text
  SAMAT_ACTION_ABANDON,  // end the read without a text, as Ctrl-C does
  SAMAT_ACTION_END,  // end the read as the end of the input
  SAMAT_ACTION_LEAVE  // give the terminal to another program; see SAMAT_KEY_LEFT_TERMINAL
} samat_action;

// How a read ended.
typedef enum {
  SAMAT_OUTCOME_TEXT = 0,
  SAMAT_OUTCOME_INTERRUPTED,
  SAMAT_OUTCOME_END
} samat_outcome;

// Called for every key. `text` is the line in UTF-8, always valid, not NUL-terminated; `cursor` a
// byte offset in it. `payload` is what was typed or pasted, as it came: any bytes at all.
typedef samat_action (*samat_handler)(void *context, samat_key key, const char *text, size_t length,
                                      size_t cursor, const char *payload, size_t payload_length);

// Takes the terminal on descriptors 0 and 1. NULL when either is no terminal or memory ran out.
samat_editor *samat_editor_open(const char *program, samat_handler handler, void *context);

// Gives the terminal back. Input that was typed ahead is left for whoever reads next.
void samat_editor_close(samat_editor *editor);

// The prompt before the text and the one before each further line; SGR colour sequences are
// allowed. At most 128 columns of each are shown; control characters become '?'.
void samat_editor_set_prompts(samat_editor *editor, const char *prompt, size_t prompt_length,
                              const char *continuation, size_t continuation_length);

// Reads one statement. `*text` is valid until the next call with this editor.
samat_outcome samat_editor_read(samat_editor *editor, const char **text, size_t *length);

// A part of the text in a style, in bytes; a style is an index from 1.
typedef struct {
  size_t start, end;
  uint8_t style;
} samat_span;

enum {
  SAMAT_STYLES = 32
};

// Sets how a style looks: the parameters of an SGR sequence, such as "1;35".
void samat_editor_set_style(samat_editor *editor, uint8_t style, const char *parameters);

// Replaces the line; for use in the handler. A cursor inside a cluster goes to its end. The spans
// are in order and do not overlap; the ghost is a text of one line that is shown behind the cursor
// at the end of the text, in its style, as far as the row goes, and belongs to nothing.
void samat_editor_show(samat_editor *editor, const char *text, size_t length, size_t cursor,
                       const samat_span *spans, size_t span_count, const char *ghost,
                       size_t ghost_length, uint8_t ghost_style);

// Asks for SAMAT_KEY_IDLE, once, after so many milliseconds without a key; below 0 for none.
void samat_editor_wake_when_idle(samat_editor *editor, int32_t milliseconds);

// Whether more input waits already, so that drawing finely is of no use yet.
bool samat_editor_has_input(samat_editor *editor);

// Gives a sequence of bytes that begins with a control character a meaning: a key up to
// SAMAT_KEY_EDIT, SAMAT_KEY_SUSPEND, SAMAT_KEY_CLEAR_SCREEN, or 0 for none.
void samat_editor_bind(samat_editor *editor, const char *bytes, size_t length, int32_t key);

// Prints lines under the input and draws the input again below them; for use in the handler.
void samat_editor_print_below(samat_editor *editor, const char *text, size_t length);

// The size of the terminal; never below 2 columns and 1 line.
int32_t samat_editor_columns(samat_editor *editor);
int32_t samat_editor_lines(samat_editor *editor);

// Columns of one scalar on the terminal: 0, 1, 2; -1 for a control or unassigned one.
int32_t samat_scalar_width(uint32_t scalar);

// Makes sure that LC_CTYPE is a UTF-8 locale. The editor does this by itself.
void samat_locale_prepare(void);

// SIGINT as a flag. The handler is installed without SA_RESTART, so that blocking calls return
// EINTR.
void samat_interrupt_install(void);
bool samat_interrupt_raised(void);
void samat_interrupt_reset(void);

#ifdef __cplusplus
}
#endif
