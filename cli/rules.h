/* The rules of a plugin that stand in data files, printed by `info`. */
#ifndef CLI_RULES_H
#define CLI_RULES_H

/* Prints the data files of the module whose .so is `module_path` that its data file shown.txt names, one name a line:
 * their comments, then their rows; many rows are gathered by what they say of their first column. Nothing where there
 * is no such file. `extra` as for gb_paths_new(). */
void cli_print_rules(const char *extra, const char *module_path);

#endif
