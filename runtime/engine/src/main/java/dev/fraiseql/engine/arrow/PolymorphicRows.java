package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.Selection;
import dev.fraiseql.contract.query.Selection.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Rows of several types in one table: the rows of an interface or a union, or the row of a {@code
 * node}. The table always has the type of each row, whether it is selected or not: a null may be a
 * value, or a field that the row's type does not have.
 *
 * @param types what is written of the rows of each type
 * @param columns of the table: see {@link PolymorphicColumns}
 */
record PolymorphicRows(List<Selection> types, Selection columns) {
  private static final String TYPENAME = "__typename";

  /**
   * The rows of a root field, if they may be of several types.
   *
   * @throws RequestException BAD_USER_INPUT if a column would have to be of two types
   */
  static Optional<PolymorphicRows> of(Root root) {
    return switch (root) {
      case Root.Rows(String name, Level level, var pages) when level.selection().isMixed() ->
          Optional.of(
              of(
                  name,
                  level.type(),
                  level.selection().entries().stream()
                      .map(type -> Objects.requireNonNull(type.nested()))
                      .toList()));
      case Root.Node(String name, var id, List<Level> levels) ->
          Optional.of(of(name, "Node", levels.stream().map(Level::selection).toList()));
      default -> Optional.empty();
    };
  }

  private static PolymorphicRows of(String root, String type, List<Selection> selections) {
    List<Selection> types = withTypeNames(selections);
    return new PolymorphicRows(types, PolymorphicColumns.of(root, type, types));
  }

  /** Adds the name of the type as the first entry where it is not selected. */
  private static List<Selection> withTypeNames(List<Selection> types) {
    boolean taken =
        types.stream()
            .flatMap(type -> type.entries().stream())
            .anyMatch(
                entry -> entry.name().equals(TYPENAME) && entry.column() != Selection.TYPENAME);
    return taken ? types : types.stream().map(PolymorphicRows::withTypeName).toList();
  }

  private static Selection withTypeName(Selection type) {
    if (type.entries().stream().anyMatch(entry -> entry.name().equals(TYPENAME))) {
      return type;
    }
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.typeName(TYPENAME));
    entries.addAll(type.entries());
    return new Selection(type.typeName(), entries);
  }

  /** What is written of the rows of a level: of the one level of the root, or of a node's. */
  Selection written(Level level) {
    if (level.selection().isMixed()) {
      List<Entry> alternatives = new ArrayList<>();
      types.forEach(type -> alternatives.add(Entry.alternative(alternatives.size(), type)));
      return new Selection(level.type(), alternatives);
    }
    return types.stream()
        .filter(type -> type.typeName().equals(level.type()))
        .findFirst()
        .orElseThrow();
  }
}
