package dev.fraiseql.cli.scaffold;

import dev.fraiseql.jdbc.schema.CatalogColumn;
import dev.fraiseql.jdbc.schema.CatalogForeignKey;
import dev.fraiseql.jdbc.schema.CatalogTable;
import dev.fraiseql.jdbc.schema.ColumnDeclaration;
import dev.fraiseql.plan.naming.EnglishPlural;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A table and the record that is written for it. Filled step by step by {@link Scaffold}. */
final class TypePlan {
  /** What the schema derives from the name of a to-many relation. */
  private static final List<String> GENERATED = List.of("Count", "Aggregate", "Connection");

  final CatalogTable table;
  final String name;

  /** How each column that can be served is declared, by name. */
  final Map<String, ColumnDeclaration> declarations = new LinkedHashMap<>();

  /** The columns of the key; empty if nothing identifies the rows. */
  List<String> key = List.of();

  /** The foreign keys that become relations. */
  final List<Reference> references = new ArrayList<>();

  final List<Component> components = new ArrayList<>();

  /** What the source text says about columns that are not served. */
  final List<String> remarks = new ArrayList<>();

  private final Set<String> taken = new HashSet<>();

  /** A foreign key to the key of another type, with its columns in the order of that key. */
  record Reference(CatalogForeignKey foreignKey, TypePlan target, List<String> columns) {}

  TypePlan(CatalogTable table, String name) {
    this.table = table;
    this.name = name;
  }

  /** The root field that returns a list. */
  String plural() {
    String singular = singular();
    String plural = EnglishPlural.of(singular);
    return plural.equals(singular) ? "all" + name : plural;
  }

  /** The root field that returns one row. */
  String singular() {
    return JavaNames.decapitalized(name);
  }

  boolean hasDerivedPlural() {
    return !EnglishPlural.of(singular()).equals(singular());
  }

  ColumnDeclaration declaration(String column) {
    return Objects.requireNonNull(declarations.get(column));
  }

  CatalogColumn column(String column) {
    return table.column(column).orElseThrow();
  }

  /** The component of a key column. */
  String keyComponent(String column) {
    return components.stream()
        .filter(component ->
            component instanceof Component.Value value && value.column().name().equals(column))
        .map(Component::name)
        .findFirst()
        .orElseThrow();
  }

  /** The first of some names that no component has, or else the first with a number. */
  String unique(List<String> candidates) {
    Optional<String> free = candidates.stream().filter(taken::add).findFirst();
    if (free.isPresent()) {
      return free.get();
    }
    int number = 2;
    while (!taken.add(candidates.getFirst() + number)) {
      number++;
    }
    return candidates.getFirst() + number;
  }

  /** Takes the names of the fields that are generated for a to-many relation, too. */
  String uniqueList(List<String> candidates) {
    List<String> free =
        candidates.stream()
            .filter(
                candidate -> GENERATED.stream().noneMatch(end -> taken.contains(candidate + end)))
            .toList();
    String list = unique(free.isEmpty() ? candidates : free);
    GENERATED.forEach(end -> taken.add(list + end));
    return list;
  }
}
