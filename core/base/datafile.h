/* Data tables: tab-separated UTF-8 with a header line and # comments (the format is described in plugin.h). */
#ifndef GB_BASE_DATAFILE_H
#define GB_BASE_DATAFILE_H

#include "base/error.h"
#include "gongbao/plugin.h"

/* `columns` as in gb_host.data_table. NULL with `error` set ("FILE:LINE: cause") on any failure. */
gb_data_table *gb_data_table_read(const char *path, const char *columns, gb_error *error);
size_t gb_data_table_rows(const gb_data_table *table);
gb_string gb_data_table_cell(const gb_data_table *table, size_t row, int column);
size_t gb_data_table_line(const gb_data_table *table, size_t row);
void gb_data_table_free(gb_data_table *table);

/* A whole file mapped read-only. 0, or -1 with `error` set. An empty file gives an empty string that is not NULL. */
int gb_file_map(const char *path, gb_string *content, gb_error *error);
void gb_file_unmap(gb_string content);

#endif
