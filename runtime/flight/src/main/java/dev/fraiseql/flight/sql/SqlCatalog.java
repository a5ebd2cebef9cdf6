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
 * The types as Flight SQL has them: tables of one schema in one catalog, with their keys. Rows come
 * in the order that FlightSql.proto asks for.
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
   * @param visible whether clients may read them as tables; otherwise there are none
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

  /** The schemas that are asked for: one or none. */
  public MetadataTable schemas(CommandGetDbSchemas asked) {
    boolean found =
        isCatalog(asked.hasCatalog(), asked.getCatalog())
            && NamePattern.of(asked.hasDbSchemaFilterPattern(), asked.getDbSchemaFilterPattern())
                .matches(SqlName.SCHEMA);
    return new MetadataTable(
        MetadataSchemas.DB_SCHEMAS,
        found ? List.of(row(SqlName.CATALOG, SqlName.SCHEMA)) : List.of());
  }

  /** The kinds of table that there are. */
  public MetadataTable tableTypes() {
    return new MetadataTable(MetadataSchemas.TABLE_TYPES, List.of(row(TABLE), row(VIEW)));
  }

  /** The tables that are asked for, with the schemas of their rows if these are. */
  public MetadataTable tables(CommandGetTables asked) {
    NamePattern schema =
        NamePattern.of(asked.hasDbSchemaFilterPattern(), asked.getDbSchemaFilterPattern());
    NamePattern name =
        NamePattern.of(asked.hasTableNameFilterPattern(), asked.getTableNameFilterPattern());
    Set<String> kinds = Set.copyOf(asked.getTableTypesList());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    if (isCatalog(asked.hasCatalog(), asked.getCatalog()) && schema.matches(SqlName.SCHEMA)) {
      for (TypeModel type : types) {
        String kind = type.readOnly() ? VIEW : TABLE;
        String table = SqlName.table(type);
        if (name.matches(table) && (kinds.isEmpty() || kinds.contains(kind))) {
          rows.add(
              asked.getIncludeSchema()
                  ? row(SqlName.CATALOG, SqlName.SCHEMA, table, kind, schemas.apply(type))
                  : row(SqlName.CATALOG, SqlName.SCHEMA, table, kind));
        }
      }
    }
    return new MetadataTable(
        asked.getIncludeSchema() ? MetadataSchemas.TABLES_WITH_SCHEMAS : MetadataSchemas.TABLES,
        rows);
  }

  /** The parts of a table's key. */
  public MetadataTable primaryKeys(CommandGetPrimaryKeys asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    boolean here =
        isCatalog(asked.hasCatalog(), asked.getCatalog())
            && isSchema(asked.hasDbSchema(), asked.getDbSchema());
    for (TypeModel type : types) {
      if (here && SqlName.table(type).equals(asked.getTable())) {
        List<ScalarField> key = type.key();
        for (int i = 0; i < key.size(); i++) {
          rows.add(
              row(
                  SqlName.CATALOG,
                  SqlName.SCHEMA,
                  asked.getTable(),
                  key.get(i).name(),
                  i + 1,
                  null));
        }
      }
    }
    return new MetadataTable(MetadataSchemas.PRIMARY_KEYS, rows);
  }

  /** The columns of other tables that hold a table's key. */
  public MetadataTable exportedKeys(CommandGetExportedKeys asked) {
    boolean here =
        isCatalog(asked.hasCatalog(), asked.getCatalog())
            && isSchema(asked.hasDbSchema(), asked.getDbSchema());
    return keys(key -> here && SqlName.table(key.to()).equals(asked.getTable()));
  }

  /** The columns of a table that hold the keys of others. */
  public MetadataTable importedKeys(CommandGetImportedKeys asked) {
    boolean here =
        isCatalog(asked.hasCatalog(), asked.getCatalog())
            && isSchema(asked.hasDbSchema(), asked.getDbSchema());
    return keys(key -> here && SqlName.table(key.from()).equals(asked.getTable()));
  }

  /** The columns of one table that hold the key of another. */
  public MetadataTable crossReference(CommandGetCrossReference asked) {
    boolean here =
        isCatalog(asked.hasPkCatalog(), asked.getPkCatalog())
            && isSchema(asked.hasPkDbSchema(), asked.getPkDbSchema())
            && isCatalog(asked.hasFkCatalog(), asked.getFkCatalog())
            && isSchema(asked.hasFkDbSchema(), asked.getFkDbSchema());
    return keys(key ->
        here
            && SqlName.table(key.to()).equals(asked.getPkTable())
            && SqlName.table(key.from()).equals(asked.getFkTable()));
  }

  private MetadataTable keys(Predicate<ForeignKey> asked) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ForeignKey key : foreignKeys) {
      if (asked.test(key)) {
        for (int i = 0; i < key.columns().size(); i++) {
          rows.add(row(key, i));
        }
      }
    }
    return new MetadataTable(MetadataSchemas.FOREIGN_KEYS, rows);
  }

  private static List<@Nullable Object> row(ForeignKey key, int part) {
    // What a write does to rows that refer to the row is the database's, and not known here.
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

  /** An empty name asks for what is in no catalog, which nothing is. */
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
