// Text as libedit sees it: one wchar_t for one cluster.
//
// libedit counts at least one column for every wchar_t on one of its drawing paths, and which path
// is wrong differs between releases, so that a zero-width non-joiner, a vowel sign or a direction
// mark puts the cursor beside its place. Therefore a base and the zero-width scalars after it
// become *one* wchar_t from a reserved range of the right width; the original comes back in
// `cells_expansion`, on the way to the terminal.
//
// A *styled* character becomes such a code too, one for each pair of text and style. So colours take
// part in libedit's own comparison of what is to be shown with what is on the screen: wherever it
// draws a cell (wrapped lines, insertions, scrolling, a new size) the cell brings its colour along,
// and a cell whose colour changes is drawn again. Painting over what libedit has drawn would have to
// find out by itself where each cell went.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

enum {
  CELLS_NARROW_FIRST = 0xF0000,  // private use, one column
  CELLS_NARROW_LAST = 0xFFFFD,
  CELLS_WIDE_FIRST = 0x30000,  // the third ideographic plane, two columns
  CELLS_WIDE_LAST = 0x312FF,
  CELLS_PROMPT_FIRST = 0x100000,  // private use, one column; cells that belong to no text
  CELLS_PROMPT_MAX = 128,  // cells of one prompt
  CELLS_PROMPT_BANKS = 16,  // prompts of which libedit may still hold cells
  CELLS_PROMPT_LAST = CELLS_PROMPT_FIRST + 2 * CELLS_PROMPT_BANKS * CELLS_PROMPT_MAX - 1
};

typedef struct {
  char *bytes;
  size_t length;
  wchar_t code;
  uint8_t style;
} cell_cluster;

// A styled part of a text, in bytes.
typedef struct {
  size_t start, end;
  uint8_t style;
} cell_span;

// A prompt: each cell prints its own colours, so that libedit may redraw any cell alone.
typedef struct {
  char *source;  // the text it was made from
  size_t source_length;
  char *expansion[CELLS_PROMPT_MAX];
  wchar_t codes[CELLS_PROMPT_MAX + 1];  // ends with 0
  size_t count;
} cell_prompt;

typedef struct {
  cell_cluster *clusters;
  size_t count, capacity;
  uint32_t *slots;  // open addressing; index + 1 into `clusters`, 0 for free
  size_t slot_count;
  size_t narrow_used, wide_used;
  size_t narrow_index_capacity, wide_index_capacity;
  uint32_t *narrow_index, *wide_index;  // from a code's offset to its cluster
  // Before the text; before each further line. A new prompt takes the next bank, with codes of its
  // own: libedit would not draw cells again whose codes are the same.
  cell_prompt prompts[2][CELLS_PROMPT_BANKS];
  int bank[2];
} cell_table;

// A line in cells.
typedef struct {
  wchar_t *cells;  // ends with 0
  size_t count;
  size_t cursor;
} cell_line;

void cells_end(cell_table *table);

// Forgets all clusters. Only for a moment in which libedit holds no text.
void cells_forget_clusters(cell_table *table);

// The prompt in force, 0 or 1.
const cell_prompt *cells_prompt(const cell_table *table, int which);

// Replaces prompt 0 or 1.
void cells_set_prompt(cell_table *table, int which, const char *utf8, size_t length);

// UTF-8, valid or not, to cells; each newline is followed by the continuation prompt's cells. The
// spans are in order and do not overlap. Returns false, with nothing to free, when memory ran out.
bool cells_widen(cell_table *table, const char *utf8, size_t length, size_t cursor,
                 const cell_span *spans, size_t span_count, cell_line *line);

// Appends a text that is only shown, in one style, cut before the edge of the row in which the line
// ends.
void cells_append_ghost(cell_table *table, cell_line *line, const char *utf8, size_t length,
                        uint8_t style, int columns);

// What a cell stands for, or NULL when it stands for itself. `*lone` tells that it has no base.
const char *cells_expansion(const cell_table *table, uint32_t code, size_t *length, bool *lone,
                            uint8_t *style);

// The row of the cell `count`, on a terminal of so many columns, from the row of the first cell, or
// of the prompt where one stands before it.
int cells_row(const cell_table *table, const wchar_t *cells, size_t count, int columns,
              bool has_prompt);

// The part of a line that fits into `height` rows and holds the cursor: the cells from `*first` up
// to `*last`. `*top` is the row that is shown first; it moves no further than it must.
void cells_window(const cell_table *table, const cell_line *line, int columns, int height,
                  int *top, size_t *first, size_t *last);

int scalar_width(uint32_t scalar);
size_t scalar_decode(const unsigned char *bytes, size_t length, uint32_t *scalar);
size_t scalar_encode(uint32_t scalar, char *bytes);
