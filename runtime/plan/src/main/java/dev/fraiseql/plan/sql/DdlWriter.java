package dev.fraiseql.plan.sql;

import dev.fraiseql.annotations.OnDelete;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.WriteRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the statements that create the tables of a model, each ended by a semicolon and a line
 * end: tables, foreign keys, and an index on each foreign key that begins neither the primary key
 * nor a unique constraint, and the triggers that capture changes. Views are not created.
 */
public final class DdlWriter {
  private final SqlDialect dialect;

  /** A foreign key: a table's columns, and the table whose columns they repeat. */
  private record ForeignKey(
      Table table, List<JoinColumn> columns, Table target, OnDelete onDelete) {}

  /**
   * A table to be created.
   *
   * @param rules how columns are written, by name
   * @param unique the columns that are unique together, beside the key
   * @param captured whether changes of its rows are recorded, with their keys
   */
  private record Definition(
      Table table,
      List<Column> columns,
      List<Column> key,
      Map<String, WriteRule> rules,
      List<List<Column>> unique,
      boolean captured) {
    WriteRule rule(Column column) {
      return rules.getOrDefault(column.name(), WriteRule.INPUT);
    }
  }

  /** A writer for one database. */
  public DdlWriter(SqlDialect dialect) {
    this.dialect = dialect;
  }

  /** The statements. The same model gives the same text. */
  public String write(Model model) {
    Map<Table, Definition> tables = new LinkedHashMap<>();
    for (TypeModel type : model.types()) {
      if (!type.readOnly()) {
        tables.putIfAbsent(type.table(), definition(type));
      }
    }
    Set<ForeignKey> foreignKeys = new LinkedHashSet<>();
    for (TypeModel type : model.types()) {
      collect(model, type, tables, foreignKeys);
    }
    StringBuilder out = new StringBuilder();
    tables.values().forEach(table -> createTable(table, foreignKeys, out));
    if (!dialect.tables().declaresForeignKeysInline()) {
      foreignKeys.forEach(key ->
          out.append(
              "alter table " + dialect.table(key.table()) + " add " + reference(key) + ";\n\n"));
    }
    tables.forEach((name, table) ->
        foreignKeys.stream()
            .filter(key -> key.table().equals(name))
            .forEach(key -> createIndex(table, key, out)));
    return out.append(CaptureWriter.script(model, dialect)).toString();
  }

  private static Definition definition(TypeModel type) {
    List<Column> key = type.key().stream().map(ScalarField::column).toList();
    Map<String, WriteRule> rules = new HashMap<>();
    collectRules(type.fields(), rules);
    List<List<Column>> unique = type.writes().unique().stream().map(type::columns).toList();
    return new Definition(
        type.table(), type.columns(), key, rules, unique, type.writes().isCaptured());
  }

  private static void collectRules(List<FieldModel> fields, Map<String, WriteRule> into) {
    for (FieldModel field : fields) {
      if (field instanceof ScalarField scalar
          && scalar.writing().source() != WriteRule.Source.NONE) {
        into.put(scalar.column().name(), scalar.writing());
      } else if (field instanceof EmbeddedField embedded) {
        collectRules(embedded.fields(), into);
      }
    }
  }

  private void collect(
      Model model, TypeModel type, Map<Table, Definition> tables, Set<ForeignKey> foreignKeys) {
    for (FieldModel field : type.fields()) {
      if (field instanceof ToOneField toOne && !type.readOnly()) {
        TypeModel target = model.type(toOne.target());
        if (!target.readOnly()) {
          foreignKeys.add(
              new ForeignKey(type.table(), toOne.columns(), target.table(), toOne.onDelete()));
        }
      } else if (field instanceof ToManyField toMany && toMany.through() != null) {
        joinTable(model, type, toMany, toMany.through(), tables, foreignKeys);
      }
    }
  }

  private void joinTable(
      Model model,
      TypeModel type,
      ToManyField relation,
      JoinTable through,
      Map<Table, Definition> tables,
      Set<ForeignKey> foreignKeys) {
    List<Column> columns =
        Stream.concat(through.source().stream(), through.inverse().stream())
            .map(JoinColumn::column)
            .toList();
    if (tables.putIfAbsent(
            through.table(),
            new Definition(through.table(), columns, columns, Map.of(), List.of(), false))
        == null) {
      TypeModel target = model.type(relation.target());
      if (!type.readOnly()) { // nothing can refer to a view
        foreignKeys.add(
            new ForeignKey(through.table(), through.source(), type.table(), OnDelete.RESTRICT));
      }
      if (!target.readOnly()) {
        foreignKeys.add(
            new ForeignKey(through.table(), through.inverse(), target.table(), OnDelete.RESTRICT));
      }
    }
  }

  private void createTable(Definition table, Set<ForeignKey> foreignKeys, StringBuilder out) {
    List<String> lines = new ArrayList<>();
    for (Column column : table.columns()) {
      lines.add(dialect.quote(column.name()) + " " + definition(table, column, foreignKeys));
    }
    if (table.key().size() > 1) {
      lines.add("primary key (" + names(table.key()) + ")");
    }
    for (List<Column> unique : table.unique()) {
      if (!needsFilter(unique)) {
        String name = dialect.quote(uniqueName(table.table(), unique));
        lines.add("constraint " + name + " unique (" + names(unique) + ")");
      }
    }
    if (dialect.tables().declaresForeignKeysInline()) {
      foreignKeys.stream()
          .filter(key -> key.table().equals(table.table()))
          .forEach(key -> lines.add(reference(key)));
    }
    out.append("create table " + dialect.table(table.table()) + " (\n  ");
    out.append(String.join(",\n  ", lines))
        .append("\n)")
        .append(dialect.tables().tableOptions())
        .append(";\n\n");
    table.unique().stream()
        .filter(this::needsFilter)
        .forEach(unique -> createUniqueIndex(table, unique, out));
  }

  /** Whether a constraint would take two rows with NULL for equal. */
  private boolean needsFilter(List<Column> unique) {
    return !dialect.tables().nullsAreDistinct() && unique.stream().anyMatch(Column::nullable);
  }

  private void createUniqueIndex(Definition table, List<Column> unique, StringBuilder out) {
    String name = dialect.indexOn(uniqueName(table.table(), unique), table.table());
    String complete =
        unique.stream()
            .filter(Column::nullable)
            .map(column -> dialect.quote(column.name()) + " is not null")
            .collect(Collectors.joining(" and "));
    out.append("create unique index " + name + " (" + names(unique) + ") where " + complete)
        .append(";\n\n");
  }

  /** What follows the name of a column. */
  private String definition(Definition table, Column column, Set<ForeignKey> foreignKeys) {
    TableDialect tables = dialect.tables();
    boolean isWholeKey = table.key().equals(List.of(column));
    boolean isIndexed =
        table.key().contains(column)
            || table.unique().stream().anyMatch(each -> each.contains(column))
            || pointsOrIsPointedTo(table, column, foreignKeys);
    String type = tables.columnType(column, isIndexed);
    WriteRule rule = table.rule(column);
    String expression = rule.definition();
    if (rule.source() == WriteRule.Source.DATABASE && !expression.isEmpty()) {
      return tables.computed(type, expression, column.nullable());
    }
    boolean isNumbered =
        rule.source() == WriteRule.Source.IDENTITY || rule.source() == WriteRule.Source.UUID;
    String value =
        isWholeKey && isNumbered
            ? tables.generatedKey(column)
            : expression.isEmpty() ? "" : tables.defaultValue(type, expression);
    String constraint = isWholeKey ? " not null primary key" : column.nullable() ? "" : " not null";
    boolean keepsIds = isWholeKey && rule.source() == WriteRule.Source.IDENTITY && table.captured();
    return type + value + constraint + (keepsIds ? tables.neverReused() : "");
  }

  private static boolean pointsOrIsPointedTo(
      Definition table, Column column, Set<ForeignKey> foreignKeys) {
    return foreignKeys.stream()
        .anyMatch(key ->
            (key.table().equals(table.table())
                    && key.columns().stream().anyMatch(pair -> pair.column().equals(column)))
                || (key.target().equals(table.table())
                    && key.columns().stream().anyMatch(pair -> pair.other().equals(column))));
  }

  private String reference(ForeignKey key) {
    List<Column> own = key.columns().stream().map(JoinColumn::column).toList();
    List<Column> other = key.columns().stream().map(JoinColumn::other).toList();
    OnDelete effect = dialect.tables().allowsSeveralCascades() ? key.onDelete() : OnDelete.RESTRICT;
    String onDelete =
        switch (effect) {
          case RESTRICT -> "";
          case CASCADE -> " on delete cascade";
          case SET_NULL -> " on delete set null";
        };
    return "foreign key (%s) references %s (%s)%s"
        .formatted(names(own), dialect.table(key.target()), names(other), onDelete);
  }

  private void createIndex(Definition table, ForeignKey key, StringBuilder out) {
    List<Column> columns = key.columns().stream().map(JoinColumn::column).toList();
    boolean isIndexed =
        begins(table.key(), columns)
            || table.unique().stream()
                .anyMatch(unique -> begins(unique, columns) && !needsFilter(unique));
    if (!isIndexed) {
      String name = indexName(table.table(), columns);
      out.append(
          "create index %s (%s);\n\n"
              .formatted(dialect.indexOn(name, table.table()), names(columns)));
    }
  }

  private static boolean begins(List<Column> index, List<Column> columns) {
    return index.size() >= columns.size() && index.subList(0, columns.size()).equals(columns);
  }

  /** The name of the index on some columns of a table. */
  public static String indexName(Table table, List<Column> columns) {
    return table.name()
        + "_"
        + columns.stream().map(Column::name).collect(Collectors.joining("_"))
        + "_idx";
  }

  /** The name of the constraint that makes some columns of a table unique. */
  public static String uniqueName(Table table, List<Column> columns) {
    return table.name()
        + "_"
        + columns.stream().map(Column::name).collect(Collectors.joining("_"))
        + "_key";
  }

  private String names(List<Column> columns) {
    return columns.stream()
        .map(column -> dialect.quote(column.name()))
        .collect(Collectors.joining(", "));
  }
}
