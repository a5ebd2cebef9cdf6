package dev.fraiseql.jdbc.mysql;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The catalog of MySQL and MariaDB, read from {@code information_schema}. */
final class MysqlSchema implements SchemaDialect {
  private static final String TRIGGERS =
      """
      select trigger_name, event_object_table, action_statement from information_schema.triggers
      where trigger_schema = database() and left(trigger_name, 3) = 'fq_'
      """;

  private static final ColumnTypes COLUMN_TYPES = new MysqlColumnTypes();

  private static final String TABLES =
      """
      select table_schema, table_name, table_type, table_comment from information_schema.tables
      where table_schema in (%s) and table_type <> 'SEQUENCE' order by table_name
      """;

  private static final String COLUMNS =
      """
      select table_schema, table_name, column_name, data_type, column_type, is_nullable,
             character_maximum_length, numeric_precision, numeric_scale, collation_name,
             column_default is not null or extra like '%%auto_increment%%'
               or extra like '%%generated%%',
             privileges, column_comment, character_set_name
      from information_schema.columns where table_schema in (%s)
      order by table_schema, table_name, ordinal_position
      """;

  private static final String INDEXES =
      """
      select table_schema, table_name, index_name, non_unique, column_name
      from information_schema.statistics where table_schema in (%s) and index_type <> 'FULLTEXT'
      order by table_schema, table_name, index_name, seq_in_index
      """;

  private static final String FOREIGN_KEYS =
      """
      select table_schema, table_name, constraint_name, column_name, referenced_table_schema,
             referenced_table_name, referenced_column_name
      from information_schema.key_column_usage
      where table_schema in (%s) and referenced_table_name is not null
      order by table_schema, table_name, constraint_name, ordinal_position
      """;

  private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

  /** A binary collation takes precedence over others. */
  @Override
  public boolean hidesUnreadableTables() {
    return true;
  }

  @Override
  public boolean comparesCollations(String collation, String other) {
    return collation.endsWith("_bin") || other.endsWith("_bin");
  }

  @Override
  public ColumnTypes columnTypes() {
    return COLUMN_TYPES;
  }

  @Override
  public Optional<String> setNotNull(String table, String column, ColumnType type) {
    return Optional.of(
        "alter table " + table + " modify " + column + ' ' + type.declared() + " not null");
  }

  @Override
  public Map<String, String> triggers(Connection connection) throws SQLException {
    return CatalogQuery.triggers(connection, TRIGGERS);
  }

  @Override
  public List<Table> missing(Connection connection, Collection<Table> tables) throws SQLException {
    Server server = Server.ask(connection);
    Set<Table> existing = new LinkedHashSet<>();
    Map<Table, Table> wanted = server.qualified(tables);
    CatalogQuery.run(
        connection,
        server.in(TABLES, wanted.keySet()),
        row -> existing.add(server.key(row)),
        (Object[]) server.schemas(wanted.keySet()));
    return wanted.entrySet().stream()
        .filter(entry -> !existing.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public DatabaseCatalog read(Connection connection, CatalogRequest request) throws SQLException {
    Server server = Server.ask(connection);
    return switch (request) {
      case CatalogRequest.Tables(var tables) -> {
        Map<Table, Table> wanted = server.qualified(tables.keySet());
        yield new Run(connection, server, wanted).read(server.schemas(wanted.keySet()), false);
      }
      case CatalogRequest.WholeSchema(String schema) ->
          new Run(connection, server, null)
              .read(new String[] {schema == null ? server.database() : schema}, true);
    };
  }

  /**
   * What has to be known of a server.
   *
   * @param database the connection's own
   * @param foldsNames whether letter case does not distinguish its tables
   */
  private record Server(String database, boolean foldsNames) {

    static Server ask(Connection connection) throws SQLException {
      List<Server> servers = new ArrayList<>();
      CatalogQuery.run(
          connection,
          "select database(), @@lower_case_table_names",
          row -> servers.add(new Server(row.getString(1), row.getInt(2) != 0)));
      return servers.getFirst();
    }

    /** The tables as they were requested, by their names as they are looked up. */
    Map<Table, Table> qualified(Collection<Table> tables) {
      Map<Table, Table> all = new LinkedHashMap<>();
      for (Table table : tables) {
        String schema = table.schema() == null ? database : table.schema();
        all.putIfAbsent(key(schema, table.name()), table);
      }
      return all;
    }

    Table key(ResultSet row) throws SQLException {
      return key(row.getString(1), row.getString(2));
    }

    private Table key(String schema, String name) {
      return foldsNames
          ? new Table(schema.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))
          : new Table(schema, name);
    }

    String[] schemas(Collection<Table> qualified) {
      return qualified.stream().map(Table::schema).distinct().toArray(String[]::new);
    }

    String in(String sql, Collection<Table> qualified) {
      return sql.formatted(CatalogQuery.placeholders(schemas(qualified).length));
    }
  }

  /** A table or view, and what is read of it. */
  private static final class Relation {
    private final Table table;
    private final boolean view;
    private final @Nullable String comment;
    private final List<CatalogColumn> columns = new ArrayList<>();
    private final Map<String, List<String>> indexColumns = new LinkedHashMap<>();
    private final Set<String> unique = new LinkedHashSet<>();
    private final Map<String, List<String>> keyColumns = new LinkedHashMap<>();
    private final Map<String, List<String>> targetColumns = new LinkedHashMap<>();
    private final Map<String, Table> targets = new LinkedHashMap<>();

    Relation(Table table, boolean view, @Nullable String comment) {
      this.table = table;
      this.view = view;
      this.comment = view || comment == null || comment.isEmpty() ? null : comment;
    }

    CatalogTable build() {
      List<CatalogIndex> indexes = new ArrayList<>();
      indexColumns.forEach((name, all) -> {
        int plain = all.indexOf("");
        indexes.add(
            new CatalogIndex(
                plain < 0 ? all : all.subList(0, plain),
                unique.contains(name) && plain < 0,
                name.equals("PRIMARY")));
      });
      List<CatalogForeignKey> foreignKeys = new ArrayList<>();
      keyColumns.forEach((name, all) ->
          foreignKeys.add(
              new CatalogForeignKey(
                  all,
                  Objects.requireNonNull(targets.get(name)),
                  Objects.requireNonNull(targetColumns.get(name)))));
      return new CatalogTable(
          table,
          view ? CatalogTable.Kind.VIEW : CatalogTable.Kind.TABLE,
          columns.stream().anyMatch(CatalogColumn::readable),
          true,
          columns,
          indexes,
          foreignKeys,
          comment);
    }
  }

  /** One reading of the catalog. */
  private static final class Run {
    private final Connection connection;
    private final Server server;
    private final @Nullable Map<Table, Table> wanted;
    private final Map<Table, Relation> relations = new LinkedHashMap<>();
    private final List<String> names = new ArrayList<>();

    /**
     * Of some tables or of all.
     *
     * @param wanted the tables as they were requested, by their names as they are looked up; null
     *     for all of a schema
     */
    Run(Connection connection, Server server, @Nullable Map<Table, Table> wanted) {
      this.connection = connection;
      this.server = server;
      this.wanted = wanted;
    }

    DatabaseCatalog read(String[] schemas, boolean foreignKeys) throws SQLException {
      query(TABLES, schemas, this::table);
      query(COLUMNS, schemas, this::column);
      query(INDEXES, schemas, this::index);
      if (foreignKeys) {
        query(FOREIGN_KEYS, schemas, this::foreignKey);
      }
      return new DatabaseCatalog(relations.values().stream().map(Relation::build).toList(), names);
    }

    private void query(String sql, String[] schemas, CatalogQuery.RowReader reader)
        throws SQLException {
      CatalogQuery.run(
          connection,
          sql.formatted(CatalogQuery.placeholders(schemas.length)),
          reader,
          (Object[]) schemas);
    }

    private void table(ResultSet row) throws SQLException {
      Table key = server.key(row);
      Table requested =
          wanted == null ? shown(row.getString(1), row.getString(2)) : wanted.get(key);
      names.add(row.getString(2));
      if (requested != null) {
        boolean view = row.getString(3).contains("VIEW");
        relations.put(key, new Relation(requested, view, row.getString(4)));
      }
    }

    private Table shown(String schema, String name) {
      return new Table(schema.equals(server.database()) ? null : schema, name);
    }

    private @Nullable Relation of(ResultSet row) throws SQLException {
      return relations.get(server.key(row));
    }

    private void column(ResultSet row) throws SQLException {
      Relation relation = of(row);
      if (relation != null) {
        String comment = row.getString(13);
        relation.columns.add(
            new CatalogColumn(
                    row.getString(3),
                    type(row),
                    row.getString(6).equals("YES"),
                    row.getBoolean(11),
                    row.getString(10),
                    comment == null || comment.isEmpty() ? null : comment)
                .readable(row.getString(12).contains("select")));
      }
    }

    /**
     * The name has {@code unsigned}, and the width where it decides what the type is used for. A
     * text of another character set than Unicode's has that as a name of its own.
     */
    private static ColumnType type(ResultSet row) throws SQLException {
      String declared = row.getString(5);
      String base = row.getString(4).toLowerCase(Locale.ROOT);
      String name =
          declared.equals("tinyint(1)") || declared.equals("bit(1)")
              ? declared
              : declared.contains("unsigned") ? base + " unsigned" : base;
      boolean decimal = base.equals("decimal");
      List<String> labels = new ArrayList<>();
      if (base.equals("enum") || base.equals("set")) {
        Matcher matcher = LABEL.matcher(declared);
        while (matcher.find()) {
          labels.add(matcher.group(1).replace("''", "'"));
        }
      }
      String characterSet = row.getString(14);
      boolean other = labels.isEmpty() && characterSet != null && !characterSet.startsWith("utf8");
      return new ColumnType(
          other ? declared + " character set " + characterSet : declared,
          name,
          false,
          (int) Math.min(row.getLong(7), Integer.MAX_VALUE),
          decimal ? row.getInt(8) : 0,
          decimal ? row.getInt(9) : 0,
          labels,
          other ? characterSet : null);
    }

    private void index(ResultSet row) throws SQLException {
      Relation relation = of(row);
      if (relation != null) {
        String name = row.getString(3);
        relation
            .indexColumns
            .computeIfAbsent(name, index -> new ArrayList<>())
            .add(Objects.requireNonNullElse(row.getString(5), ""));
        if (row.getInt(4) == 0) {
          relation.unique.add(name);
        }
      }
    }

    private void foreignKey(ResultSet row) throws SQLException {
      Relation relation = of(row);
      if (relation != null) {
        String name = row.getString(3);
        relation.keyColumns.computeIfAbsent(name, key -> new ArrayList<>()).add(row.getString(4));
        relation.targets.put(name, shown(row.getString(5), row.getString(6)));
        relation
            .targetColumns
            .computeIfAbsent(name, key -> new ArrayList<>())
            .add(row.getString(7));
      }
    }
  }
}
