package dev.fraiseql.engine.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of the table of a SELECT statement, with or without a qualifier ({@code
 * orders.total}), and in any letter case that is not ambiguous.
 */
final class QualifiedColumns implements ColumnNames {
  private final ExportColumns columns;
  private final List<String> qualifiers;

  /**
   * The columns.
   *
   * @param qualifiers the names that may qualify a column
   */
  QualifiedColumns(ExportColumns columns, List<String> qualifiers) {
    this.columns = columns;
    this.qualifiers = List.copyOf(qualifiers);
  }

  @Override
  public Optional<ExportColumn> find(String name) {
    Optional<ExportColumn> exact = columns.find(name);
    if (exact.isPresent()) {
      return exact;
    }
    String bare = unqualified(name);
    return columns.find(bare).or(() -> inAnyCase(bare));
  }

  /** Removes the qualifier from a name. */
  String unqualified(String name) {
    for (String qualifier : qualifiers) {
      int length = qualifier.length();
      if (name.regionMatches(true, 0, qualifier, 0, length)
          && name.length() > length
          && name.charAt(length) == '.') {
        return name.substring(length + 1);
      }
    }
    return name;
  }

  /** Whether the name is a qualifier. */
  boolean isQualifier(String name) {
    return qualifiers.stream().anyMatch(name::equalsIgnoreCase);
  }

  private Optional<ExportColumn> inAnyCase(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    List<ExportColumn> found =
        columns.names().stream()
            .filter(known -> known.toLowerCase(Locale.ROOT).equals(lower))
            .map(known -> columns.find(known).orElseThrow())
            .distinct()
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  @Override
  public String unknown(String name) {
    return columns.unknown(unqualified(name));
  }
}
