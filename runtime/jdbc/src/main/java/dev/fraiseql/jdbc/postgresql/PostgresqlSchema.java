package dev.fraiseql.jdbc.postgresql;

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
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's catalog, read from {@code pg_catalog}. */
final class PostgresqlSchema implements SchemaDialect {
  private static final String TRIGGERS =
      """
      select t.tgname, c.relname, p.prosrc from pg_trigger t join pg_class c on c.oid = t.tgrelid
      join pg_proc p on p.oid = t.tgfoid
      where not t.tgisinternal and t.tgenabled in ('O', 'A') and left(t.tgname, 3) = 'fq_'
      """;

  private static final String RELATIONS =
      """
      select w.ordinal, c.oid, n.nspname, c.relname, c.relkind, obj_description(c.oid, 'pg_class'),
             has_table_privilege(c.oid, 'select') or has_any_column_privilege(c.oid, 'select')
      from unnest(?, ?) with ordinality w(schema, name, ordinal)
      join pg_class c on c.relname = w.name and c.relkind in ('r', 'p', 'v', 'm', 'f')
      join pg_namespace n on n.oid = c.relnamespace
      where case when w.schema is null then pg_table_is_visible(c.oid) else n.nspname = w.schema end
      """;

  /** Partitions are read through their table. */
  private static final String SCHEMA =
      """
      select 0, c.oid, n.nspname, c.relname, c.relkind, obj_description(c.oid, 'pg_class'),
             has_table_privilege(c.oid, 'select') or has_any_column_privilege(c.oid, 'select')
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = coalesce(?, current_schema())
        and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
      order by c.relname
      """;

  private static final String NAMES =
      """
      select distinct c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
        and (n.nspname = any(?) or pg_table_is_visible(c.oid))
        and n.nspname not in ('pg_catalog', 'information_schema')
      order by 1
      """;

  private static final String COLUMNS =
      """
      select a.attrelid, a.attname, a.atttypid, a.atttypmod,
             format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef or a.attidentity <> '',
             has_column_privilege(a.attrelid, a.attnum, 'select'), l.collname,
             col_description(a.attrelid, a.attnum), l.collisdeterministic is false
      from pg_attribute a left join pg_collation l on l.oid = a.attcollation
      where a.attrelid = any(?) and a.attnum > 0 and not a.attisdropped
      order by a.attrelid, a.attnum
      """;

  /** The types of the columns, the base types of domains and the types of elements of arrays. */
  private static final String TYPES =
      """
      with recursive used(oid) as (
        select distinct atttypid from pg_attribute
        where attrelid = any(?) and attnum > 0 and not attisdropped
        union
        select case when t.typtype = 'd' then t.typbasetype else t.typelem end
        from pg_type t join used u on u.oid = t.oid
        where t.typtype = 'd' or t.typcategory = 'A'
      )
      select t.oid, t.typtype, t.typbasetype, t.typtypmod, t.typnotnull,
             case when t.typcategory = 'A' then t.typelem else 0 end, format_type(t.oid, null),
             n.nspname = 'pg_catalog',
             array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid
                   order by e.enumsortorder)
      from pg_type t join used u on u.oid = t.oid join pg_namespace n on n.oid = t.typnamespace
      """;

  private static final String INDEXES =
      """
      select i.indrelid, i.indisunique, i.indisprimary, i.indexprs is not null,
             array(select coalesce(a.attname::text, '')
                   from unnest(i.indkey::int2[]) with ordinality k(number, position)
                   left join pg_attribute a
                     on a.attrelid = i.indrelid and a.attnum = k.number and k.number > 0
                   where k.position <= i.indnkeyatts order by k.position)
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
      where i.indrelid = any(?) and i.indisvalid and i.indpred is null
        and m.amname in ('btree', 'hash')
      order by i.indexrelid
      """;

  private static final String FOREIGN_KEYS =
      """
      select k.conrelid, n.nspname, c.relname, pg_table_is_visible(c.oid),
             array(select a.attname::text from unnest(k.conkey) with ordinality u(number, position)
                   join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.number
                   order by u.position),
             array(select a.attname::text from unnest(k.confkey) with ordinality u(number, position)
                   join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.number
                   order by u.position)
      from pg_constraint k join pg_class c on c.oid = k.confrelid
      join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and k.conrelid = any(?) and k.conparentid = 0
      order by k.conrelid, k.conname
      """;

  private static final ColumnTypes COLUMN_TYPES = new PostgresqlColumnTypes();

  /** How many bytes of a type modifier precede the number. */
  private static final int MODIFIER_HEADER = 4;

  /** The collation of the database yields to any other. */
  @Override
  public boolean comparesCollations(String collation, String other) {
    return collation.equals("default") || other.equals("default");
  }

  @Override
  public ColumnTypes columnTypes() {
    return COLUMN_TYPES;
  }

  @Override
  public Optional<String> setNotNull(String table, String column, ColumnType type) {
    return Optional.of("alter table " + table + " alter column " + column + " set not null");
  }

  @Override
  public Map<String, String> triggers(Connection connection) throws SQLException {
    return CatalogQuery.triggers(connection, TRIGGERS);
  }

  @Override
  public List<Table> missing(Connection connection, Collection<Table> tables) throws SQLException {
    List<Table> missing = new ArrayList<>(tables);
    relations(connection, List.copyOf(tables)).values().forEach(r -> missing.remove(r.table()));
    return missing;
  }

  @Override
  public DatabaseCatalog read(Connection connection, CatalogRequest request) throws SQLException {
    return switch (request) {
      case CatalogRequest.Tables(var tables) -> {
        List<Table> wanted = List.copyOf(tables.keySet());
        Map<Long, Relation> relations = relations(connection, wanted);
        List<String> names =
            relations.size() < wanted.size() ? names(connection, wanted) : List.of();
        yield new DatabaseCatalog(tables(connection, relations, false), names);
      }
      case CatalogRequest.WholeSchema(String schema) -> {
        Map<Long, Relation> relations = new LinkedHashMap<>();
        CatalogQuery.run(
            connection,
            SCHEMA,
            row -> {
              Table table = new Table(schema, row.getString(4));
              relations.put(row.getLong(2), new Relation(table, row));
            },
            schema);
        yield new DatabaseCatalog(tables(connection, relations, true), List.of());
      }
    };
  }

  /** A table or view, and what is read of it. */
  private static final class Relation {
    private final Table table;
    private final CatalogTable.Kind kind;
    private final boolean readable;
    private final @Nullable String comment;
    private final List<CatalogColumn> columns = new ArrayList<>();
    private final List<CatalogIndex> indexes = new ArrayList<>();
    private final List<CatalogForeignKey> foreignKeys = new ArrayList<>();

    Relation(Table table, ResultSet row) throws SQLException {
      this.table = table;
      kind =
          switch (row.getString(5)) {
            case "v", "m" -> CatalogTable.Kind.VIEW;
            case "f" -> CatalogTable.Kind.FOREIGN_TABLE;
            default -> CatalogTable.Kind.TABLE;
          };
      comment = row.getString(6);
      readable = row.getBoolean(7);
    }

    Table table() {
      return table;
    }

    CatalogTable build() {
      return new CatalogTable(table, kind, readable, false, columns, indexes, foreignKeys, comment);
    }
  }

  private static Map<Long, Relation> relations(Connection connection, List<Table> wanted)
      throws SQLException {
    Map<Long, Relation> relations = new LinkedHashMap<>();
    CatalogQuery.run(
        connection,
        RELATIONS,
        row -> relations.put(row.getLong(2), new Relation(wanted.get(row.getInt(1) - 1), row)),
        texts(connection, wanted.stream().map(Table::schema).toArray(String[]::new)),
        texts(connection, wanted.stream().map(Table::name).toArray(String[]::new)));
    return relations;
  }

  private static List<String> names(Connection connection, List<Table> wanted) throws SQLException {
    String[] schemas =
        wanted.stream()
            .map(Table::schema)
            .filter(Objects::nonNull)
            .distinct()
            .toArray(String[]::new);
    return CatalogQuery.texts(connection, NAMES, texts(connection, schemas));
  }

  private static Array texts(Connection connection, @Nullable String[] values) throws SQLException {
    return connection.createArrayOf("text", values);
  }

  private static List<CatalogTable> tables(
      Connection connection, Map<Long, Relation> relations, boolean foreignKeys)
      throws SQLException {
    Array oids = connection.createArrayOf("oid", relations.keySet().toArray(Long[]::new));
    Map<Long, Type> types = new HashMap<>();
    CatalogQuery.run(connection, TYPES, row -> types.put(row.getLong(1), new Type(row)), oids);
    CatalogQuery.run(
        connection, COLUMNS, row -> of(relations, row).columns.add(column(row, types)), oids);
    CatalogQuery.run(
        connection,
        INDEXES,
        row -> {
          List<String> columns = list(row, 5);
          int plain = columns.indexOf("");
          of(relations, row)
              .indexes
              .add(
                  new CatalogIndex(
                      plain < 0 ? columns : columns.subList(0, plain),
                      row.getBoolean(2) && plain < 0,
                      row.getBoolean(3)));
        },
        oids);
    if (foreignKeys) {
      CatalogQuery.run(
          connection,
          FOREIGN_KEYS,
          row -> {
            Table target = new Table(row.getBoolean(4) ? null : row.getString(2), row.getString(3));
            of(relations, row)
                .foreignKeys
                .add(new CatalogForeignKey(list(row, 5), target, list(row, 6)));
          },
          oids);
    }
    return relations.values().stream().map(Relation::build).toList();
  }

  private static Relation of(Map<Long, Relation> relations, ResultSet row) throws SQLException {
    return Objects.requireNonNull(relations.get(row.getLong(1)));
  }

  private static List<String> list(ResultSet row, int position) throws SQLException {
    return List.of((String[]) row.getArray(position).getArray());
  }

  /** A row of {@code pg_type}. */
  private static final class Type {
    private final boolean domain;
    private final long base;
    private final int modifier;
    private final boolean notNull;
    private final long element;
    private final String name;
    private final boolean builtIn;
    private final List<String> labels;

    Type(ResultSet row) throws SQLException {
      domain = row.getString(2).equals("d");
      base = row.getLong(3);
      modifier = row.getInt(4);
      notNull = row.getBoolean(5);
      element = row.getLong(6);
      name = row.getString(7);
      builtIn = row.getBoolean(8);
      labels = list(row, 9);
    }
  }

  private static CatalogColumn column(ResultSet row, Map<Long, Type> types) throws SQLException {
    Type own = Objects.requireNonNull(types.get(row.getLong(3)));
    int modifier = row.getInt(4);
    boolean notNull = row.getBoolean(6);
    Type type = own;
    while (type.domain) {
      notNull |= type.notNull;
      modifier = modifier < 0 ? type.modifier : modifier;
      type = Objects.requireNonNull(types.get(type.base));
    }
    boolean array = type.element != 0;
    boolean ownElement = false;
    if (array) {
      type = Objects.requireNonNull(types.get(type.element));
      // An array of a domain is an array of a type of its own, which no operator takes as another.
      ownElement = type.domain;
    }
    boolean numeric = type.name.equals("numeric");
    int digits = modifier - MODIFIER_HEADER;
    // PostgreSQL matches no pattern under such a collation.
    String name =
        row.getBoolean(11) ? type.name + PostgresqlColumnTypes.NONDETERMINISTIC : type.name;
    ColumnType columnType =
        new ColumnType(
            row.getString(5) + (row.getBoolean(11) ? " collate " + row.getString(9) : ""),
            name,
            array,
            modifier >= 0 && type.name.startsWith("character") ? digits : 0,
            numeric && modifier >= 0 ? (digits >> 16) & 0xffff : 0,
            numeric && modifier >= 0 ? ((digits & 0x7ff) ^ 0x400) - 0x400 : 0,
            type.labels,
            own.builtIn && !ownElement ? null : array ? type.name : own.name);
    return new CatalogColumn(
            row.getString(2),
            columnType,
            !notNull,
            row.getBoolean(7),
            row.getString(9),
            row.getString(10))
        .readable(row.getBoolean(8));
  }
}
