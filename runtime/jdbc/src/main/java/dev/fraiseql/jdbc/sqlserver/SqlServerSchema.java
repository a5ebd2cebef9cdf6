package dev.fraiseql.jdbc.sqlserver;

import dev.fraiseql.contract.model.Table;
import dev.fraiseql.jdbc.schema.CatalogColumn;
import dev.fraiseql.jdbc.schema.CatalogForeignKey;
import dev.fraiseql.jdbc.schema.CatalogIndex;
import dev.fraiseql.jdbc.schema.CatalogQuery;
import dev.fraiseql.jdbc.schema.CatalogRequest;
import dev.fraiseql.jdbc.schema.CatalogTable;
import dev.fraiseql.jdbc.schema.ColumnType;
import dev.fraiseql.jdbc.schema.ColumnTypes;
import dev.fraiseql.jdbc.schema.DatabaseCatalog;
import dev.fraiseql.jdbc.schema.SchemaDialect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SQL Server's catalog, read from {@code sys} as Microsoft documents it. Unproven: it has never
 * been run on one.
 */
final class SqlServerSchema implements SchemaDialect {
  private static final ColumnTypes COLUMN_TYPES = new SqlServerColumnTypes();
  private static final int MOST_BYTES_OF_CHARACTER = 4;

  private static final String TABLES =
      """
      select o.object_id, s.name, o.name, o.type, has_perms_by_name(
               quotename(s.name) + '.' + quotename(o.name), 'object', 'select'), schema_name()
      from sys.objects o join sys.schemas s on s.schema_id = o.schema_id
      where o.type in ('U', 'V') and s.name collate database_default in
        (select coalesce(value, schema_name()) collate database_default from openjson(?))
      order by o.name
      """;

  private static final String COLUMNS =
      """
      select c.object_id, c.name, type_name(c.system_type_id), c.max_length, c.precision, c.scale,
             c.is_nullable,
             cast(case when c.is_computed = 1 or c.is_identity = 1 or c.default_object_id <> 0 then 1
                  else 0 end as bit),
             c.collation_name
      from sys.columns c join sys.objects o on o.object_id = c.object_id
      where o.type in ('U', 'V') order by c.object_id, c.column_id
      """;

  private static final String INDEXES =
      """
      select i.object_id, i.index_id, i.is_unique, i.is_primary_key,
             col_name(k.object_id, k.column_id)
      from sys.indexes i join sys.index_columns k
        on k.object_id = i.object_id and k.index_id = i.index_id
      where k.key_ordinal > 0 and i.has_filter = 0 and i.is_disabled = 0 and i.type in (1, 2)
      order by i.object_id, i.index_id, k.key_ordinal
      """;

  private static final String FOREIGN_KEYS =
      """
      select f.parent_object_id, f.object_id, object_schema_name(f.referenced_object_id),
             object_name(f.referenced_object_id), col_name(k.parent_object_id, k.parent_column_id),
             col_name(k.referenced_object_id, k.referenced_column_id)
      from sys.foreign_keys f join sys.foreign_key_columns k
        on k.constraint_object_id = f.object_id
      order by f.parent_object_id, f.object_id, k.constraint_column_id
      """;

  @Override
  public boolean comparesCollations(String collation, String other) {
    return false;
  }

  @Override
  public ColumnTypes columnTypes() {
    return COLUMN_TYPES;
  }

  @Override
  public Optional<String> setNotNull(String table, String column, ColumnType type) {
    return Optional.of(
        "alter table " + table + " alter column " + column + ' ' + type.declared() + " not null");
  }

  @Override
  public List<Table> missing(Connection connection, Collection<Table> tables) throws SQLException {
    Names names = new Names(connection, tables);
    return tables.stream().filter(table -> names.find(table) == null).toList();
  }

  @Override
  public DatabaseCatalog read(Connection connection, CatalogRequest request) throws SQLException {
    return switch (request) {
      case CatalogRequest.Tables(var wanted) -> {
        Names names = new Names(connection, wanted.keySet());
        Map<Integer, Relation> relations = new LinkedHashMap<>();
        for (Table table : wanted.keySet()) {
          Name name = names.find(table);
          if (name != null) {
            relations.put(name.id(), new Relation(table, name));
          }
        }
        yield catalog(connection, relations, names, false);
      }
      case CatalogRequest.WholeSchema(String schema) -> {
        Names names = new Names(connection, List.of(new Table(schema, "")));
        Map<Integer, Relation> relations = new LinkedHashMap<>();
        names.all.forEach(
            name -> relations.put(name.id(), new Relation(new Table(schema, name.name()), name)));
        yield catalog(connection, relations, names, true);
      }
    };
  }

  private record Name(
      int id, String schema, String name, boolean view, boolean readable, String ownSchema) {}

  /** The tables and views of some schemas. */
  private static final class Names {
    private final List<Name> all = new ArrayList<>();

    Names(Connection connection, Collection<Table> tables) throws SQLException {
      List<String> schemas =
          tables.stream()
              .map(table ->
                  table.schema() == null
                      ? "null"
                      : '"' + table.schema().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
              .distinct()
              .toList();
      CatalogQuery.run(
          connection,
          TABLES,
          row ->
              all.add(
                  new Name(
                      row.getInt(1),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4).strip().equals("V"),
                      row.getInt(5) == 1,
                      row.getString(6))),
          schemas.toString());
    }

    @Nullable Name find(Table table) {
      return all.stream()
          .filter(name ->
              name.name().equalsIgnoreCase(table.name())
                  && name.schema()
                      .equalsIgnoreCase(
                          Objects.requireNonNullElse(table.schema(), name.ownSchema())))
          .findFirst()
          .orElse(null);
    }
  }

  /** A table or view, and what is read of it. */
  private static final class Relation {
    private final Table table;
    private final Name name;
    private final List<CatalogColumn> columns = new ArrayList<>();
    private final Map<Integer, IndexColumns> indexes = new LinkedHashMap<>();
    private final Map<Integer, KeyColumns> foreignKeys = new LinkedHashMap<>();

    Relation(Table table, Name name) {
      this.table = table;
      this.name = name;
    }

    CatalogTable build() {
      return new CatalogTable(
          table,
          name.view() ? CatalogTable.Kind.VIEW : CatalogTable.Kind.TABLE,
          name.readable(),
          true,
          columns,
          indexes.values().stream()
              .map(index -> new CatalogIndex(index.columns(), index.unique(), index.primary()))
              .toList(),
          foreignKeys.values().stream()
              .map(key -> new CatalogForeignKey(key.columns(), key.target(), key.others()))
              .toList(),
          null);
    }
  }

  private record IndexColumns(List<String> columns, boolean unique, boolean primary) {}

  private record KeyColumns(List<String> columns, Table target, List<String> others) {}

  private static DatabaseCatalog catalog(
      Connection connection, Map<Integer, Relation> relations, Names names, boolean foreignKeys)
      throws SQLException {
    each(connection, COLUMNS, relations, (relation, row) -> relation.columns.add(column(row)));
    each(
        connection,
        INDEXES,
        relations,
        (relation, row) -> {
          IndexColumns index =
              new IndexColumns(new ArrayList<>(), row.getBoolean(3), row.getBoolean(4));
          relation
              .indexes
              .computeIfAbsent(row.getInt(2), id -> index)
              .columns()
              .add(row.getString(5));
        });
    if (foreignKeys) {
      each(connection, FOREIGN_KEYS, relations, SqlServerSchema::foreignKey);
    }
    return new DatabaseCatalog(
        relations.values().stream().map(Relation::build).toList(),
        names.all.stream().map(Name::name).toList());
  }

  private static void foreignKey(Relation relation, ResultSet row) throws SQLException {
    String schema = row.getString(3);
    Table target =
        new Table(schema.equals(relation.name.ownSchema()) ? null : schema, row.getString(4));
    KeyColumns key =
        relation.foreignKeys.computeIfAbsent(
            row.getInt(2), id -> new KeyColumns(new ArrayList<>(), target, new ArrayList<>()));
    key.columns().add(row.getString(5));
    key.others().add(row.getString(6));
  }

  /** Reads what belongs to a table. */
  @FunctionalInterface
  private interface PartReader {
    void read(Relation relation, ResultSet row) throws SQLException;
  }

  private static void each(
      Connection connection, String sql, Map<Integer, Relation> relations, PartReader reader)
      throws SQLException {
    CatalogQuery.run(
        connection,
        sql,
        row -> {
          Relation relation = relations.get(row.getInt(1));
          if (relation != null) {
            reader.read(relation, row);
          }
        });
  }

  private static CatalogColumn column(ResultSet row) throws SQLException {
    String collation = row.getString(9);
    String name = row.getString(3).toLowerCase(Locale.ROOT);
    return new CatalogColumn(
        row.getString(2),
        type(name, row.getInt(4), row.getInt(5), row.getInt(6), collation),
        row.getBoolean(7),
        row.getBoolean(8),
        collation,
        null);
  }

  /**
   * The type of a column.
   *
   * @param bytes its maximum length; -1 for max
   * @param scale its decimals
   */
  static ColumnType type(
      String name, int bytes, int precision, int scale, @Nullable String collation) {
    return switch (name) {
      case "decimal", "numeric" ->
          ColumnType.decimal(name + '(' + precision + ", " + scale + ')', name, precision, scale);
      case "nchar", "nvarchar" -> text(name, bytes / 2, bytes / 2);
      case "char", "varchar" -> {
        boolean utf8 = collation != null && collation.endsWith("_UTF8");
        yield text(name, bytes, utf8 ? bytes / MOST_BYTES_OF_CHARACTER : bytes);
      }
      case "binary", "varbinary" -> text(name, bytes, bytes);
      case "datetime2", "datetimeoffset", "time" -> {
        String declared = name + '(' + scale + ')';
        boolean rounded = declared.endsWith(SqlServerColumnTypes.SEVEN_DECIMALS);
        yield ColumnType.of(declared, rounded ? declared : name, 0);
      }
      default -> ColumnType.of(name, name, 0);
    };
  }

  private static ColumnType text(String name, int declared, int characters) {
    return declared > 0
        ? ColumnType.of(name + '(' + declared + ')', name, characters)
        : ColumnType.of(name + "(max)", name, 0);
  }
}
