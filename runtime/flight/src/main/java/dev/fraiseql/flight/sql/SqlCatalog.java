package dev.fraiseql.flight.sql;

import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.engine.export.SqlName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetCrossReference;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetDbSchemas;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetExportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetImportedKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetPrimaryKeys;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandGetTables;
import org.apache.arrow.flight.sql.impl.FlightSql.UpdateDeleteRules;
import org.jspecify.annotations.Nullable;

/**
 * Describes the types of a model as tables of one schema in one catalog, with their keys. Rows are
 * in the order that FlightSql.proto requires.
 */
public final class SqlCatalog {
  private static final String TABLE = "TABLE";
  private static final String VIEW = "VIEW";

  private final List<TypeModel> types;
  private final List<ForeignKey> foreignKeys;
  private final Function<TypeModel, byte[]> schemas;

  /**
   * A catalog of a model's types.
   *
   * @param visible whether clients may read types as tables; if not, the catalog is empty
   * @param schemas the schema of a type's table, as a message of Arrow's IPC format
   */
  public SqlCatalog(Model model, boolean visible, Function<TypeModel, byte[]> schemas) {
    types =
        visible
            ? model.types().stream()
                .sorted((a, b) -> SqlName.table(a).compareTo(SqlName.table(b)))
                .toList()
            : List.of();
    foreignKeys =
        visible ? ForeignKey.of(model).stream().sorted(SqlCatalog::compare).toList() : List.of();
    this.schemas = schemas;
  }

  private static int compare(ForeignKey a, ForeignKey b) {
    int byKey = SqlName.table(a.to()).compareTo(SqlName.table(b.to()));
    return byKey != 0 ? byKey : SqlName.table(a.from()).compareTo(SqlName.table(b.from()));
  }

  /** The catalogs: one. */
  public MetadataTable catalogs() {
    return new MetadataTable(MetadataSchemas.CATALOGS, List.of(row(SqlName.CATALOG)));
  }

  /** The requested schemas: one or none. */
  public MetadataTable schemas(CommandGetDbSchemas request) {
    boolean found =
        isCatalog(request.hasCatalog(), request.getCatalog())
            && NamePattern.of(
                    request.hasDbSchemaFilterPattern(), request.getDbSchemaFilterPattern())
                .matches(SqlName.SCHEMA);
    return new MetadataTable(
        MetadataSchemas.DB_SCHEMAS,
        found ? List.of(row(SqlName.CATALOG, SqlName.SCHEMA)) : List.of());
  }

  /** The types of tables: tables and views. */
  public MetadataTable tableTypes() {
    return new MetadataTable(MetadataSchemas.TABLE_TYPES, List.of(row(TABLE), row(VIEW)));
  }

  /** The requested tables, with their schemas if the request includes them. */
  public MetadataTable tables(CommandGetTables request) {
    NamePattern schema =
        NamePattern.of(request.hasDbSchemaFilterPattern(), request.getDbSchemaFilterPattern());
    NamePattern name =
        NamePattern.of(request.hasTableNameFilterPattern(), request.getTableNameFilterPattern());
    Set<String> kinds = Set.copyOf(request.getTableTypesList());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    if (isCatalog(request.hasCatalog(), request.getCatalog()) && schema.matches(SqlName.SCHEMA)) {
      for (TypeModel type : types) {
        String kind = type.readOnly() ? VIEW : TABLE;
        String table = SqlName.table(type);
        if (name.matches(table) && (kinds.isEmpty() || kinds.contains(kind))) {
          rows.add(
              request.getIncludeSchema()
                  ? row(SqlName.CATALOG, SqlName.SCHEMA, table, kind, schemas.apply(type))
                  : row(SqlName.CATALOG, SqlName.SCHEMA, table, kind));
        }
      }
    }
    return new MetadataTable(
        request.getIncludeSchema() ? MetadataSchemas.TABLES_WITH_SCHEMAS : MetadataSchemas.TABLES,
        rows);
  }

  /** The columns of a table's primary key. */
  public MetadataTable primaryKeys(CommandGetPrimaryKeys request) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    boolean here =
        isCatalog(request.hasCatalog(), request.getCatalog())
            && isSchema(request.hasDbSchema(), request.getDbSchema());
    for (TypeModel type : types) {
      if (here && SqlName.table(type).equals(request.getTable())) {
        List<ScalarField> key = type.key();
        for (int i = 0; i < key.size(); i++) {
          rows.add(
              row(
                  SqlName.CATALOG,
                  SqlName.SCHEMA,
                  request.getTable(),
                  key.get(i).name(),
                  i + 1,
                  null));
        }
      }
    }
    return new MetadataTable(MetadataSchemas.PRIMARY_KEYS, rows);
  }

  /** The foreign keys of other tables that refer to a table. */
  public MetadataTable exportedKeys(CommandGetExportedKeys request) {
    boolean here =
        isCatalog(request.hasCatalog(), request.getCatalog())
            && isSchema(request.hasDbSchema(), request.getDbSchema());
    return keys(key -> here && SqlName.table(key.to()).equals(request.getTable()));
  }

  /** The foreign keys of a table. */
  public MetadataTable importedKeys(CommandGetImportedKeys request) {
    boolean here =
        isCatalog(request.hasCatalog(), request.getCatalog())
            && isSchema(request.hasDbSchema(), request.getDbSchema());
    return keys(key -> here && SqlName.table(key.from()).equals(request.getTable()));
  }

  /** The foreign keys of one table that refer to another. */
  public MetadataTable crossReference(CommandGetCrossReference request) {
    boolean here =
        isCatalog(request.hasPkCatalog(), request.getPkCatalog())
            && isSchema(request.hasPkDbSchema(), request.getPkDbSchema())
            && isCatalog(request.hasFkCatalog(), request.getFkCatalog())
            && isSchema(request.hasFkDbSchema(), request.getFkDbSchema());
    return keys(key ->
        here
            && SqlName.table(key.to()).equals(request.getPkTable())
            && SqlName.table(key.from()).equals(request.getFkTable()));
  }

  private MetadataTable keys(Predicate<ForeignKey> filter) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ForeignKey key : foreignKeys) {
      if (filter.test(key)) {
        for (int i = 0; i < key.columns().size(); i++) {
          rows.add(row(key, i));
        }
      }
    }
    return new MetadataTable(MetadataSchemas.FOREIGN_KEYS, rows);
  }

  private static List<@Nullable Object> row(ForeignKey key, int part) {
    // The model does not contain the rules of the database.
    int rule = UpdateDeleteRules.NO_ACTION_VALUE;
    return row(
        SqlName.CATALOG,
        SqlName.SCHEMA,
        SqlName.table(key.to()),
        key.columns().get(part).key(),
        SqlName.CATALOG,
        SqlName.SCHEMA,
        SqlName.table(key.from()),
        key.columns().get(part).column(),
        part + 1,
        null,
        null,
        rule,
        rule);
  }

  /** An empty name requests tables without a catalog, of which there are none. */
  private static boolean isCatalog(boolean given, String name) {
    return !given || name.equals(SqlName.CATALOG);
  }

  private static boolean isSchema(boolean given, String name) {
    return !given || name.equals(SqlName.SCHEMA);
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
