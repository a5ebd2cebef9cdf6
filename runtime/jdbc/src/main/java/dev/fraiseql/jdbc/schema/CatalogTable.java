package dev.fraiseql.jdbc.schema;

import dev.fraiseql.contract.model.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table or view, as the database's catalog describes it.
 *
 * @param table with the schema that was requested, null for the connection's own
 * @param kind what it is
 * @param readable whether the user of the connection may read any of it, and the database can
 * @param ignoresCase whether letter case does not distinguish its columns
 * @param columns in order
 * @param indexes including those of the primary key and of unique constraints
 * @param foreignKeys its references to other tables; only if a whole schema was requested
 * @param comment what the database's author says about it
 */
public record CatalogTable(
    Table table,
    Kind kind,
    boolean readable,
    boolean ignoresCase,
    List<CatalogColumn> columns,
    List<CatalogIndex> indexes,
    List<CatalogForeignKey> foreignKeys,
    @Nullable String comment) {

  /** What has rows. */
  public enum Kind {
    /** A table of the database, partitioned or not. */
    TABLE,
    /** A view, materialized or not: its catalog knows no keys, and no column that is never NULL. */
    VIEW,
    /** A table of another server: its catalog knows no keys. */
    FOREIGN_TABLE
  }

  public CatalogTable {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    foreignKeys = List.copyOf(foreignKeys);
  }

  /** Whether it is a view. */
  public boolean isView() {
    return kind == Kind.VIEW;
  }

  /** The column of that name. */
  public Optional<CatalogColumn> column(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .or(() ->
            columns.stream()
                .filter(column -> ignoresCase && column.name().equalsIgnoreCase(name))
                .findFirst());
  }

  /** Whether no two rows have the same values in these columns. */
  public boolean isUnique(List<String> names) {
    Set<String> given = folded(names);
    return indexes.stream()
        .anyMatch(index -> index.unique() && given.containsAll(folded(index.columns())));
  }

  /** Whether there is a unique index or constraint of exactly these columns, in any order. */
  public boolean hasUnique(List<String> names) {
    Set<String> given = folded(names);
    return indexes.stream()
        .anyMatch(index -> index.unique() && folded(index.columns()).equals(given));
  }

  /** Whether an index finds the rows with given values in these columns. */
  public boolean isIndexed(List<String> names) {
    Set<String> given = folded(names);
    return indexes.stream()
        .anyMatch(index ->
            index.columns().size() >= names.size()
                && folded(index.columns().subList(0, names.size())).equals(given));
  }

  private Set<String> folded(List<String> names) {
    Set<String> all = new HashSet<>();
    names.forEach(name -> all.add(ignoresCase ? name.toLowerCase(Locale.ROOT) : name));
    return all;
  }
}
