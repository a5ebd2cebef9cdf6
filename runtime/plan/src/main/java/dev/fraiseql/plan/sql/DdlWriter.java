package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the statements that create the tables of a model, each ended by a semicolon and a line
 * end: tables, foreign keys, and an index on each foreign key that is not a prefix of a primary
 * key. Views are not created.
 */
public final class DdlWriter {
  private final SqlDialect dialect;

  /** A foreign key: a table's columns, and the table whose columns they repeat. */
  private record ForeignKey(Table table, List<JoinColumn> columns, Table target) {}

  /** A table to be created. */
  private record Definition(
      Table table, List<Column> columns, List<Column> key, boolean generated) {}

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
    return out.toString();
  }

  private static Definition definition(TypeModel type) {
    List<Column> key = type.key().stream().map(ScalarField::column).toList();
    return new Definition(type.table(), type.columns(), key, key.size() == 1);
  }

  private void collect(
      Model model, TypeModel type, Map<Table, Definition> tables, Set<ForeignKey> foreignKeys) {
    for (FieldModel field : type.fields()) {
      if (field instanceof ToOneField toOne && !type.readOnly()) {
        TypeModel target = model.type(toOne.target());
        if (!target.readOnly()) {
          foreignKeys.add(new ForeignKey(type.table(), toOne.columns(), target.table()));
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
            through.table(), new Definition(through.table(), columns, columns, false))
        == null) {
      TypeModel target = model.type(relation.target());
      if (!type.readOnly()) { // nothing can refer to a view
        foreignKeys.add(new ForeignKey(through.table(), through.source(), type.table()));
      }
      if (!target.readOnly()) {
        foreignKeys.add(new ForeignKey(through.table(), through.inverse(), target.table()));
      }
    }
  }

  private void createTable(Definition table, Set<ForeignKey> foreignKeys, StringBuilder out) {
    List<String> lines = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean isKey = table.key().contains(column);
      String generated = isKey && table.generated() ? dialect.tables().generatedKey(column) : "";
      String constraint =
          isKey && table.key().size() == 1
              ? " not null primary key"
              : column.nullable() ? "" : " not null";
      lines.add(
          dialect.quote(column.name())
              + " "
              + dialect
                  .tables()
                  .columnType(column, isKey || pointsOrIsPointedTo(table, column, foreignKeys))
              + generated
              + constraint);
    }
    if (table.key().size() > 1) {
      lines.add("primary key (" + names(table.key()) + ")");
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
    return "foreign key (%s) references %s (%s)"
        .formatted(names(own), dialect.table(key.target()), names(other));
  }

  private void createIndex(Definition table, ForeignKey key, StringBuilder out) {
    List<Column> columns = key.columns().stream().map(JoinColumn::column).toList();
    boolean beginsPrimaryKey =
        table.key().size() >= columns.size()
            && table.key().subList(0, columns.size()).equals(columns);
    if (!beginsPrimaryKey) {
      String name = indexName(table.table(), columns);
      out.append(
          "create index %s (%s);\n\n"
              .formatted(dialect.indexOn(name, table.table()), names(columns)));
    }
  }

  /** The name of the index on some columns of a table. */
  public static String indexName(Table table, List<Column> columns) {
    return table.name()
        + "_"
        + columns.stream().map(Column::name).collect(Collectors.joining("_"))
        + "_idx";
  }

  private String names(List<Column> columns) {
    return columns.stream()
        .map(column -> dialect.quote(column.name()))
        .collect(Collectors.joining(", "));
  }
}
