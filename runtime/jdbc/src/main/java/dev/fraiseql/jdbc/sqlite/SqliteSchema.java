package dev.fraiseql.jdbc.sqlite;

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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's catalog, read from its schema table and its pragmas.
 *
 * <p>Any column can hold any value, and dates, for one, are stored in several forms. So a sample of
 * the stored values is read where the class asks for one of these.
 */
final class SqliteSchema implements SchemaDialect {
  private static final String TRIGGERS =
      """
      select name, tbl_name, sql from sqlite_master where type = 'trigger' and substr(name, 1, 3) = 'fq_'
      """;

  private static final ColumnTypes COLUMN_TYPES = new SqliteColumnTypes();
  private static final int SAMPLED_ROWS = 1_000;
  private static final String MAIN = "main";

  private static final Pattern DIGITS =
      Pattern.compile("\\(\\s*(\\d{1,9})\\s*(?:,\\s*(\\d{1,9})\\s*)?\\)");

  @Override
  public ColumnTypes columnTypes() {
    return COLUMN_TYPES;
  }

  /** A table would have to be created again. */
  @Override
  public Optional<String> setNotNull(String table, String column, ColumnType type) {
    return Optional.empty();
  }

  @Override
  public Map<String, String> triggers(Connection connection) throws SQLException {
    return CatalogQuery.triggers(connection, TRIGGERS);
  }

  @Override
  public List<Table> missing(Connection connection, Collection<Table> tables) throws SQLException {
    SchemaNames names = new SchemaNames(connection);
    List<Table> missing = new ArrayList<>();
    for (Table table : tables) {
      if (names.find(table) == null) {
        missing.add(table);
      }
    }
    return missing;
  }

  @Override
  public DatabaseCatalog read(Connection connection, CatalogRequest request) throws SQLException {
    List<CatalogTable> tables = new ArrayList<>();
    SchemaNames names = new SchemaNames(connection);
    switch (request) {
      case CatalogRequest.Tables(var wanted) -> {
        for (Map.Entry<Table, Set<String>> each : wanted.entrySet()) {
          Place place = names.find(each.getKey());
          if (place != null) {
            tables.add(new Reading(connection, place).read(each.getKey(), each.getValue(), false));
          }
        }
      }
      case CatalogRequest.WholeSchema(String given) -> {
        for (Place place : names.of(Objects.requireNonNullElse(given, MAIN))) {
          Table table = new Table(given, place.name());
          tables.add(new Reading(connection, place).read(table, null, true));
        }
      }
    }
    return new DatabaseCatalog(tables, names.all());
  }

  /** The tables and views of the schemas that are asked for. */
  private static final class SchemaNames {
    private final Connection connection;
    private final Map<String, List<Place>> schemas = new LinkedHashMap<>();

    SchemaNames(Connection connection) {
      this.connection = connection;
    }

    List<Place> of(String schema) throws SQLException {
      List<Place> known = schemas.get(schema);
      if (known == null) {
        known = read(schema);
        schemas.put(schema, known);
      }
      return known;
    }

    private List<Place> read(String schema) throws SQLException {
      List<Place> places = new ArrayList<>();
      boolean attached =
          CatalogQuery.texts(connection, "select name from pragma_database_list").stream()
              .anyMatch(schema::equalsIgnoreCase);
      if (attached) {
        CatalogQuery.run(
            connection,
            "select name, type, coalesce(sql, '') from "
                + quote(schema)
                + ".sqlite_schema where type in ('table', 'view')"
                + " and name not like 'sqlite\\_%' escape '\\' order by name",
            row ->
                places.add(
                    new Place(
                        schema,
                        row.getString(1),
                        row.getString(2).equals("view"),
                        row.getString(3))));
      }
      return places;
    }

    @Nullable Place find(Table table) throws SQLException {
      return of(Objects.requireNonNullElse(table.schema(), MAIN)).stream()
          .filter(place -> place.name().equalsIgnoreCase(table.name()))
          .findFirst()
          .orElse(null);
    }

    List<String> all() {
      return schemas.values().stream().flatMap(List::stream).map(Place::name).toList();
    }
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Where a table or view is. */
  private record Place(String schema, String name, boolean view, String definition) {
    String quoted() {
      return quote(schema) + '.' + quote(name);
    }

    /** The collation of a column, if it is not BINARY. No pragma tells it. */
    @Nullable String collation(String column) {
      String any = "[\"`\\[]?" + Pattern.quote(column) + "[\"`\\]]?\\s";
      Matcher found =
          Pattern.compile(
                  "(?is)[(,]\\s*" + any + "(?:[^,(]|\\([^)]*\\))*?\\bcollate\\s+[\"`\\[]?(\\w+)")
              .matcher(definition);
      return !view && found.find() && !found.group(1).equalsIgnoreCase("binary")
          ? found.group(1)
          : null;
    }
  }

  /** One table or view, being read. */
  private static final class Reading {
    private final Connection connection;
    private final Place place;
    private final List<CatalogColumn> columns = new ArrayList<>();
    private final Map<Integer, String> primary = new LinkedHashMap<>();

    Reading(Connection connection, Place place) {
      this.connection = connection;
      this.place = place;
    }

    /**
     * Reads it.
     *
     * @param sampled the columns of which a sample is read; null for all
     */
    CatalogTable read(Table table, @Nullable Set<String> sampled, boolean foreignKeys)
        throws SQLException {
      boolean readable = true;
      try {
        columns();
      } catch (SQLException e) {
        readable = false; // a view of what no longer exists
      }
      List<CatalogIndex> indexes = place.view() ? List.of() : indexes();
      List<CatalogColumn> all =
          place.view() ? columns : sampled(sampled, isRowId() ? primary.values() : List.of());
      return new CatalogTable(
          table,
          place.view() ? CatalogTable.Kind.VIEW : CatalogTable.Kind.TABLE,
          readable,
          true,
          all,
          indexes,
          foreignKeys && !place.view() ? foreignKeys() : List.of(),
          null);
    }

    private void columns() throws SQLException {
      CatalogQuery.run(
          connection,
          "select name, type, \"notnull\", pk,"
              + " hidden > 1 or dflt_value is not null or (pk = 1 and upper(type) = 'INTEGER')"
              + " from pragma_table_xinfo(?, ?) order by cid",
          row -> {
            String name = row.getString(1);
            int part = row.getInt(4);
            if (part > 0) {
              primary.put(part, name);
            }
            // A primary key of a table with a rowid may hold NULL by an old mistake of SQLite's,
            // which nobody counts on.
            boolean nullable = place.view() || (!row.getBoolean(3) && part == 0);
            columns.add(
                new CatalogColumn(
                    name,
                    type(name, row.getString(2)),
                    nullable,
                    row.getBoolean(5),
                    place.collation(name),
                    null));
          },
          place.name(),
          place.schema());
    }

    /** The type of a column by its affinity, as SQLite derives it from what is declared. */
    private ColumnType type(String column, @Nullable String given) {
      String declared = Objects.requireNonNullElse(given, "").strip();
      if (declared.isEmpty() && place.view()) {
        return ColumnType.of("an expression", ColumnType.UNKNOWN, 0);
      }
      String affinity = SqliteColumnTypes.affinity(declared);
      Matcher digits = DIGITS.matcher(declared);
      boolean any = digits.find();
      int first = any ? Integer.parseInt(digits.group(1)) : 0;
      int second = any && digits.group(2) != null ? Integer.parseInt(digits.group(2)) : 0;
      String shown = declared.isEmpty() ? "a column without a type" : declared;
      String collation = place.collation(column);
      // The digits are those of the declaration, which SQLite does not enforce.
      if (!affinity.equals(SqliteColumnTypes.TEXT)) {
        return ColumnType.decimal(shown, affinity, first, second);
      }
      return collation == null
          ? ColumnType.of(shown, affinity, 0)
          : ColumnType.of(
              shown + " collate " + collation,
              affinity + SqliteColumnTypes.COLLATED + collation,
              0);
    }

    /** Whether the primary key is the number of the row, which no index needs to find. */
    private boolean isRowId() {
      return primary.size() == 1
          && columns.stream()
              .anyMatch(column ->
                  primary.containsValue(column.name())
                      && column.type().declared().equalsIgnoreCase("integer"));
    }

    private List<CatalogIndex> indexes() throws SQLException {
      List<CatalogIndex> indexes = new ArrayList<>();
      Map<String, List<String>> all = new LinkedHashMap<>();
      Map<String, Boolean> unique = new LinkedHashMap<>();
      CatalogQuery.run(
          connection,
          "select l.name, l.\"unique\", x.name from pragma_index_list(?, ?) l"
              + " join pragma_index_xinfo(l.name, ?) x on x.key = 1"
              + " where l.partial = 0 and l.origin <> 'pk' order by l.seq, x.seqno",
          row -> {
            all.computeIfAbsent(row.getString(1), index -> new ArrayList<>())
                .add(Objects.requireNonNullElse(row.getString(3), ""));
            unique.put(row.getString(1), row.getBoolean(2));
          },
          place.name(),
          place.schema(),
          place.schema());
      if (!primary.isEmpty()) {
        List<String> key =
            primary.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        indexes.add(new CatalogIndex(key, true, true));
      }
      all.forEach((name, names) -> {
        int plain = names.indexOf("");
        indexes.add(
            new CatalogIndex(
                plain < 0 ? names : names.subList(0, plain),
                plain < 0 && Boolean.TRUE.equals(unique.get(name)),
                false));
      });
      return indexes;
    }

    private List<CatalogForeignKey> foreignKeys() throws SQLException {
      Map<Integer, List<String>> own = new LinkedHashMap<>();
      Map<Integer, List<String>> other = new LinkedHashMap<>();
      Map<Integer, String> targets = new LinkedHashMap<>();
      CatalogQuery.run(
          connection,
          "select id, \"table\", \"from\", \"to\" from pragma_foreign_key_list(?, ?)"
              + " order by id desc, seq",
          row -> {
            int id = row.getInt(1);
            targets.put(id, row.getString(2));
            own.computeIfAbsent(id, key -> new ArrayList<>()).add(row.getString(3));
            String to = row.getString(4);
            if (to != null) {
              other.computeIfAbsent(id, key -> new ArrayList<>()).add(to);
            }
          },
          place.name(),
          place.schema());
      List<CatalogForeignKey> keys = new ArrayList<>();
      for (Map.Entry<Integer, String> target : targets.entrySet()) {
        List<String> columns = Objects.requireNonNull(own.get(target.getKey()));
        List<String> named = other.get(target.getKey());
        // Without names, the foreign key refers to the primary key.
        List<String> referenced =
            named != null
                ? named
                : CatalogQuery.texts(
                    connection,
                    "select name from pragma_table_xinfo(?, ?) where pk > 0 order by pk",
                    target.getValue(),
                    place.schema());
        if (referenced.size() == columns.size()) {
          keys.add(new CatalogForeignKey(columns, Table.of(target.getValue()), referenced));
        }
      }
      return keys;
    }

    private List<CatalogColumn> sampled(@Nullable Set<String> names, Collection<String> except)
        throws SQLException {
      List<CatalogColumn> wanted =
          columns.stream()
              .filter(column ->
                  !except.contains(column.name())
                      && (names == null
                          || names.stream().anyMatch(column.name()::equalsIgnoreCase)))
              .toList();
      if (wanted.isEmpty()) {
        return columns;
      }
      Map<String, List<Object>> samples = new LinkedHashMap<>();
      wanted.forEach(column -> samples.put(column.name(), new ArrayList<>()));
      CatalogQuery.run(
          connection,
          "select "
              + wanted.stream()
                  .map(column -> quote(column.name()))
                  .collect(Collectors.joining(", "))
              + " from "
              + place.quoted()
              + " limit "
              + SAMPLED_ROWS,
          row -> {
            for (int i = 0; i < wanted.size(); i++) {
              Object value = row.getObject(i + 1);
              if (value != null) {
                Objects.requireNonNull(samples.get(wanted.get(i).name()))
                    .add(value instanceof Integer number ? (Object) number.longValue() : value);
              }
            }
          });
      return columns.stream()
          .map(column -> {
            List<Object> sample = samples.get(column.name());
            return sample == null ? column : column.withSample(sample);
          })
          .toList();
    }
  }
}
