#define _GNU_SOURCE
#include "cells.h"

#include <stdlib.h>
#include <string.h>

// --- scalars -------------------------------------------------------------------------------------

enum {
  REPLACEMENT = 0xFFFD
};

// Reads one scalar; anything invalid gives U+FFFD and consumes at least one byte.
size_t scalar_decode(const unsigned char *bytes, size_t length, uint32_t *scalar) {
  static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
  unsigned char first = bytes[0];
  *scalar = REPLACEMENT;
  if (first < 0x80) {
    *scalar = first;
    return 1;
  }
  size_t need = first >= 0xF5 ? 0 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (need == 0) return 1;
  uint32_t value = first & (0x7Fu >> need);
  for (size_t i = 1; i < need; i++) {
    if (i >= length || (bytes[i] & 0xC0) != 0x80) return i;
    value = value << 6 | (bytes[i] & 0x3F);
  }
  if (value < smallest[need] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
    return need;
  *scalar = value;
  return need;
}

size_t scalar_encode(uint32_t c, char *bytes) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = REPLACEMENT;
  if (c < 0x80) {
    bytes[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    bytes[0] = (char)(0xC0 | c >> 6);
    bytes[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    bytes[0] = (char)(0xE0 | c >> 12);
    bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
    bytes[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  bytes[0] = (char)(0xF0 | c >> 18);
  bytes[1] = (char)(0x80 | (c >> 12 & 0x3F));
  bytes[2] = (char)(0x80 | (c >> 6 & 0x3F));
  bytes[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

int scalar_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static bool is_zero_width(uint32_t scalar) { return scalar >= 0x300 && scalar_width(scalar) == 0; }

// A scalar that a user can type but that would be taken for one of our codes.
static bool is_reserved(uint32_t c) {
  return (c >= CELLS_NARROW_FIRST && c <= CELLS_NARROW_LAST) ||
         (c >= CELLS_WIDE_FIRST && c <= CELLS_WIDE_LAST) ||
         (c >= CELLS_PROMPT_FIRST && c <= CELLS_PROMPT_LAST);
}

// --- clusters ------------------------------------------------------------------------------------

static uint32_t hash_bytes(const char *bytes, size_t length, uint8_t style) {
  uint32_t hash = 2166136261u ^ style;
  for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
  return hash;
}

static bool grow_slots(cell_table *table) {
  size_t count = table->slot_count ? table->slot_count * 2 : 256;
  uint32_t *slots = calloc(count, sizeof *slots);
  if (!slots) return false;
  for (size_t i = 0; i < table->count; i++) {
    const cell_cluster *known = &table->clusters[i];
    size_t at = hash_bytes(known->bytes, known->length, known->style) & (count - 1);
    while (slots[at]) at = (at + 1) & (count - 1);
    slots[at] = (uint32_t)i + 1;
  }
  free(table->slots);
  table->slots = slots;
  table->slot_count = count;
  return true;
}

static bool grow_index(uint32_t **index, size_t *capacity, size_t used) {
  if (used < *capacity) return true;
  size_t wanted = *capacity ? *capacity * 2 : 64;
  uint32_t *larger = realloc(*index, wanted * sizeof *larger);
  if (!larger) return false;
  *index = larger;
  *capacity = wanted;
  return true;
}

// The code of a cluster, a new one if need be; 0 when the range or memory is used up.
static wchar_t intern(cell_table *table, const char *bytes, size_t length, bool wide,
                      uint8_t style) {
  if (table->count * 2 >= table->slot_count && !grow_slots(table)) return 0;
  size_t at = hash_bytes(bytes, length, style) & (table->slot_count - 1);
  for (; table->slots[at]; at = (at + 1) & (table->slot_count - 1)) {
    const cell_cluster *known = &table->clusters[table->slots[at] - 1];
    if (known->style == style && known->length == length &&
        memcmp(known->bytes, bytes, length) == 0)
      return known->code;
  }
  if (table->count == table->capacity) {
    size_t capacity = table->capacity ? table->capacity * 2 : 64;
    cell_cluster *larger = realloc(table->clusters, capacity * sizeof *larger);
    if (!larger) return 0;
    table->clusters = larger;
    table->capacity = capacity;
  }
  uint32_t first = wide ? CELLS_WIDE_FIRST : CELLS_NARROW_FIRST;
  uint32_t last = wide ? CELLS_WIDE_LAST : CELLS_NARROW_LAST;
  size_t *used = wide ? &table->wide_used : &table->narrow_used;
  uint32_t **index = wide ? &table->wide_index : &table->narrow_index;
  size_t *capacity = wide ? &table->wide_index_capacity : &table->narrow_index_capacity;
  if (first + *used > last || !grow_index(index, capacity, *used)) return 0;
  char *copy = malloc(length);
  if (!copy) return 0;
  memcpy(copy, bytes, length);
  wchar_t code = (wchar_t)(first + *used);
  (*index)[(*used)++] = (uint32_t)table->count;
  table->clusters[table->count++] = (cell_cluster){copy, length, code, style};
  table->slots[at] = (uint32_t)table->count;
  return code;
}

static const cell_cluster *find(const cell_table *table, uint32_t code) {
  if (code >= CELLS_NARROW_FIRST && code < CELLS_NARROW_FIRST + table->narrow_used)
    return &table->clusters[table->narrow_index[code - CELLS_NARROW_FIRST]];
  if (code >= CELLS_WIDE_FIRST && code < CELLS_WIDE_FIRST + table->wide_used)
    return &table->clusters[table->wide_index[code - CELLS_WIDE_FIRST]];
  return NULL;
}

void cells_forget_clusters(cell_table *table) {
  for (size_t i = 0; i < table->count; i++) free(table->clusters[i].bytes);
  table->count = table->narrow_used = table->wide_used = 0;
  if (table->slots) memset(table->slots, 0, table->slot_count * sizeof *table->slots);
}

// --- prompts -------------------------------------------------------------------------------------

static bool is_prompt_cell(wchar_t cell) {
  return cell >= CELLS_PROMPT_FIRST && cell <= CELLS_PROMPT_LAST;
}

static const char colour_reset[] = "\x1b[0m";

// The length of an escape sequence at the start of `bytes`: CSI up to its final byte.
static size_t escape_length(const char *bytes, size_t length) {
  if (length < 2 || bytes[0] != '\x1b' || bytes[1] != '[') return 0;
  for (size_t i = 2; i < length; i++)
    if (bytes[i] >= 0x40 && bytes[i] <= 0x7E) return i + 1;
  return length;
}

const cell_prompt *cells_prompt(const cell_table *table, int which) {
  return &table->prompts[which][table->bank[which]];
}

static void clear_prompt(cell_prompt *prompt) {
  for (size_t i = 0; i < prompt->count; i++) free(prompt->expansion[i]);
  free(prompt->source);
  memset(prompt, 0, sizeof *prompt);
}

// Adds a cell of `length` bytes between a colour and its reset.
static bool add_prompt_cell(cell_prompt *prompt, wchar_t code, const char *colour,
                            size_t colour_length, const char *bytes, size_t length) {
  char *expansion = malloc(colour_length + length + sizeof colour_reset);
  if (!expansion) return false;
  memcpy(expansion, colour, colour_length);
  memcpy(expansion + colour_length, bytes, length);
  strcpy(expansion + colour_length + length, colour_length ? colour_reset : "");
  prompt->codes[prompt->count] = code;
  prompt->expansion[prompt->count++] = expansion;
  return true;
}

void cells_set_prompt(cell_table *table, int which, const char *utf8, size_t length) {
  const cell_prompt *present = cells_prompt(table, which);
  if (present->source && present->source_length == length &&
      memcmp(present->source, utf8, length) == 0)
    return;
  int bank = table->bank[which] = (table->bank[which] + 1) % CELLS_PROMPT_BANKS;
  cell_prompt *prompt = &table->prompts[which][bank];
  clear_prompt(prompt);
  prompt->source = malloc(length + 1);
  if (prompt->source) memcpy(prompt->source, utf8, length);
  prompt->source_length = length;
  wchar_t first = CELLS_PROMPT_FIRST + (which * CELLS_PROMPT_BANKS + bank) * CELLS_PROMPT_MAX;
  char colour[128];
  size_t colour_length = 0;
  for (size_t at = 0; at < length;) {
    size_t escape = escape_length(utf8 + at, length - at);
    if (escape) {
      bool reset = escape == 3 || (escape == 4 && utf8[at + 2] == '0');
      if (reset) {
        colour_length = 0;
      } else if (colour_length + escape <= sizeof colour) {
        memcpy(colour + colour_length, utf8 + at, escape);
        colour_length += escape;
      }
      at += escape;
      continue;
    }
    uint32_t scalar, mark;
    size_t end = at + scalar_decode((const unsigned char *)utf8 + at, length - at, &scalar);
    int width = scalar_width(scalar);
    while (width > 0 && end < length) {
      size_t step = scalar_decode((const unsigned char *)utf8 + end, length - end, &mark);
      if (!is_zero_width(mark)) break;
      end += step;
    }
    const char *bytes = width > 0 ? utf8 + at : "?";
    size_t size = width > 0 ? end - at : 1;
    at = end;
    if (prompt->count + 2 > CELLS_PROMPT_MAX) break;
    wchar_t code = first + (wchar_t)prompt->count;
    if (!add_prompt_cell(prompt, code, colour, colour_length, bytes, size)) break;
    // The second column of a wide scalar is a cell that prints nothing.
    if (width == 2 && !add_prompt_cell(prompt, code + 1, "", 0, "", 0)) break;
  }
  prompt->codes[prompt->count] = 0;
}

void cells_end(cell_table *table) {
  cells_forget_clusters(table);
  free(table->clusters);
  free(table->slots);
  free(table->narrow_index);
  free(table->wide_index);
  for (int bank = 0; bank < CELLS_PROMPT_BANKS; bank++) {
    clear_prompt(&table->prompts[0][bank]);
    clear_prompt(&table->prompts[1][bank]);
  }
}

const char *cells_expansion(const cell_table *table, uint32_t code, size_t *length, bool *lone,
                            uint8_t *style) {
  *lone = false;
  *style = 0;
  if (is_prompt_cell((wchar_t)code)) {
    size_t offset = code - CELLS_PROMPT_FIRST;
    size_t bank = offset / CELLS_PROMPT_MAX;
    const cell_prompt *prompt =
        &table->prompts[bank / CELLS_PROMPT_BANKS][bank % CELLS_PROMPT_BANKS];
    size_t at = offset % CELLS_PROMPT_MAX;
    const char *expansion = at < prompt->count ? prompt->expansion[at] : " ";
    *length = strlen(expansion);
    return expansion;
  }
  const cell_cluster *cluster = find(table, code);
  if (!cluster) return NULL;
  uint32_t first;
  scalar_decode((const unsigned char *)cluster->bytes, cluster->length, &first);
  *lone = is_zero_width(first);
  *length = cluster->length;
  *style = cluster->style;
  return cluster->bytes;
}

// --- lines ---------------------------------------------------------------------------------------

// Reads one cell of a text: a scalar and the zero-width ones after it.
static size_t read_cell(cell_table *table, const char *utf8, size_t length, uint8_t style,
                        wchar_t *cell) {
  const unsigned char *bytes = (const unsigned char *)utf8;
  uint32_t scalar, mark;
  size_t end = scalar_decode(bytes, length, &scalar);
  if (scalar == 0) scalar = REPLACEMENT;  // it would end the line inside libedit
  int width = scalar_width(scalar);
  bool lone = is_zero_width(scalar), marked = false;
  size_t next = end;
  while ((width > 0 || lone) && next < length) {
    size_t step = scalar_decode(bytes + next, length - next, &mark);
    if (!is_zero_width(mark)) break;
    next += step;
    marked = true;
  }
  // Tabs and control characters are libedit's to draw, and a space shows no colour.
  bool styled = style && width > 0 && scalar != ' ';
  if (marked || lone || is_reserved(scalar) || styled) {
    wchar_t code = intern(table, utf8, next, width == 2, styled || marked ? style : 0);
    if (code) {
      *cell = code;
      return next;
    }
  }
  // Nothing to combine; or no code left: the text is right, the cursor perhaps beside it.
  *cell = (wchar_t)(is_reserved(scalar) ? REPLACEMENT : scalar);
  return end;
}

bool cells_widen(cell_table *table, const char *utf8, size_t length, size_t cursor,
                 const cell_span *spans, size_t span_count, cell_line *line) {
  const cell_prompt *prompt = cells_prompt(table, 1);
  size_t newlines = 0, span = 0;
  for (size_t i = 0; i < length; i++) newlines += utf8[i] == '\n';
  line->cells = malloc((length + newlines * prompt->count + 1) * sizeof *line->cells);
  if (!line->cells) return false;
  size_t count = 0;
  bool placed = false;
  for (size_t at = 0; at < length;) {
    if (!placed && at >= cursor) {
      line->cursor = count;
      placed = true;
    }
    if (utf8[at] == '\n') {
      line->cells[count++] = L'\n';
      wmemcpy(line->cells + count, prompt->codes, prompt->count);
      count += prompt->count;
      at++;
      continue;
    }
    while (span < span_count && spans[span].end <= at) span++;
    bool inside = span < span_count && spans[span].start <= at;
    uint8_t style = inside ? spans[span].style : 0;
    at += read_cell(table, utf8 + at, length - at, style, &line->cells[count++]);
  }
  if (!placed) line->cursor = count;
  line->cells[count] = 0;
  line->count = count;
  return true;
}

// --- places --------------------------------------------------------------------------------------

typedef struct {
  int row, column;
} cell_place;

static cell_place first_place(const cell_table *table, int columns, bool has_prompt) {
  int width = has_prompt ? (int)cells_prompt(table, 0)->count : 0;
  return (cell_place){width / columns, width % columns};
}

static int cell_width(wchar_t cell, int column, int columns) {
  if (cell == L'\t') {
    int width = 8 - column % 8;
    return width < columns - column ? width : columns - column;
  }
  int width = scalar_width((uint32_t)cell);
  if (width < 0) width = cell < 0x100 ? 2 : cell > 0xFFFF ? 8 : 7;
  return width;
}

// Goes over a cell: the same arithmetic as libedit's own. `*place` becomes the place behind it; the
// returned one is its own, which a wide cell at the edge does not share with its neighbour's end.
static cell_place step(cell_place *place, wchar_t cell, int columns) {
  cell_place own = *place;
  if (cell == L'\n') {
    *place = (cell_place){own.row + 1, 0};
    return own;
  }
  int width = cell_width(cell, own.column, columns);
  if (width == 2 && own.column + width > columns) own = (cell_place){own.row + 1, 0};
  int column = own.column + width;
  *place = (cell_place){own.row + column / columns, column % columns};
  return own;
}

int cells_row(const cell_table *table, const wchar_t *cells, size_t count, int columns,
              bool has_prompt) {
  cell_place place = first_place(table, columns, has_prompt);
  for (size_t i = 0; i < count; i++) step(&place, cells[i], columns);
  return place.row;
}

void cells_window(const cell_table *table, const cell_line *line, int columns, int height,
                  int *top, size_t *first, size_t *last) {
  cell_place place = first_place(table, columns, true);
  int cursor_row = 0;
  for (size_t i = 0; i < line->count; i++) {
    cell_place own = step(&place, line->cells[i], columns);
    if (i == line->cursor) cursor_row = own.row;
  }
  if (line->cursor >= line->count) cursor_row = place.row;
  int rows = place.row + 1;
  if (*top > rows - height) *top = rows - height;
  if (*top < 0) *top = 0;
  if (cursor_row < *top) *top = cursor_row;
  if (cursor_row >= *top + height) *top = cursor_row - height + 1;
  *first = 0;
  *last = line->count;
  if (rows <= height) return;
  place = first_place(table, columns, true);
  bool begun = false;
  for (size_t i = 0; i < line->count; i++) {
    cell_place own = step(&place, line->cells[i], columns);
    if (!begun && own.row >= *top) {
      *first = i;
      begun = true;
    }
    if (own.row >= *top + height) {
      *last = i;
      break;
    }
  }
  if (!begun) *first = line->count;
  // The newline behind the last row would open one more.
  if (*last < line->count && *last > *first && line->cells[*last - 1] == L'\n') (*last)--;
}

void cells_append_ghost(cell_table *table, cell_line *line, const char *utf8, size_t length,
                        uint8_t style, int columns) {
  cell_place place = first_place(table, columns, true);
  for (size_t i = 0; i < line->count; i++) step(&place, line->cells[i], columns);
  int room = columns - 1 - place.column;
  wchar_t *larger = realloc(line->cells, (line->count + length + 1) * sizeof *larger);
  if (!larger) return;
  line->cells = larger;
  for (size_t at = 0; at < length && room > 0;) {
    wchar_t cell;
    at += read_cell(table, utf8 + at, length - at, style, &cell);
    int width = cell_width(cell, place.column, columns);
    if (width > room || (width == room && at < length))
      read_cell(table, "\xE2\x80\xA6", 3, style, &cell), width = room;
    line->cells[line->count++] = cell;
    place.column += width;
    room -= width;
  }
  line->cells[line->count] = 0;
}
