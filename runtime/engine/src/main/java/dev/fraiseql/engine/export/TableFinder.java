package dev.fraiseql.engine.export;

import dev.fraiseql.contract.model.TypeModel;
import java.util.List;
import java.util.Optional;

/**
 * Finds the table of a SELECT statement: with or without catalog and schema, and in any letter case
 * that is not ambiguous.
 *
 * @param binder knows the tables
 */
record TableFinder(ExportBinder binder) {

  /**
   * The type of a table.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if there is no such table
   */
  TypeModel find(Token table) {
    return find(table.text())
        .orElseThrow(() -> table.error(binder.unknownTable(unqualified(table.text()))));
  }

  /** The type of a table, if there is one. */
  Optional<TypeModel> find(String table) {
    String name = unqualified(table);
    return binder.table(name).or(() -> inAnyCase(name));
  }

  /** Removes the catalog and the schema that {@link SqlName} defines from a name. */
  static String unqualified(String name) {
    String rest = withoutPrefix(name, SqlName.CATALOG + ".");
    return withoutPrefix(rest, SqlName.SCHEMA + ".");
  }

  private static String withoutPrefix(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length())
        ? name.substring(prefix.length())
        : name;
  }

  private Optional<TypeModel> inAnyCase(String name) {
    List<TypeModel> found =
        binder.tables().stream()
            .filter(name::equalsIgnoreCase)
            .map(known -> binder.table(known).orElseThrow())
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }
}
