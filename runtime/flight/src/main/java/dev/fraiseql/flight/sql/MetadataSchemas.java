package dev.fraiseql.flight.sql;

import java.util.List;
import org.apache.arrow.vector.types.UnionMode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The schemas of Flight SQL's metadata commands, from FlightSql.proto. */
final class MetadataSchemas {
  private static final ArrowType TEXT = ArrowType.Utf8.INSTANCE;
  private static final ArrowType INT = new ArrowType.Int(32, true);
  private static final ArrowType BOOL = ArrowType.Bool.INSTANCE;

  static final Schema CATALOGS = new Schema(List.of(some("catalog_name", TEXT)));

  static final Schema DB_SCHEMAS =
      new Schema(List.of(maybe("catalog_name", TEXT), some("db_schema_name", TEXT)));

  static final Schema TABLES =
      new Schema(
          List.of(
              maybe("catalog_name", TEXT),
              maybe("db_schema_name", TEXT),
              some("table_name", TEXT),
              some("table_type", TEXT)));

  static final Schema TABLES_WITH_SCHEMAS =
      new Schema(
          List.of(
              maybe("catalog_name", TEXT),
              maybe("db_schema_name", TEXT),
              some("table_name", TEXT),
              some("table_type", TEXT),
              some("table_schema", ArrowType.Binary.INSTANCE)));

  static final Schema TABLE_TYPES = new Schema(List.of(some("table_type", TEXT)));

  static final Schema PRIMARY_KEYS =
      new Schema(
          List.of(
              maybe("catalog_name", TEXT),
              maybe("db_schema_name", TEXT),
              some("table_name", TEXT),
              some("column_name", TEXT),
              some("key_sequence", INT),
              maybe("key_name", TEXT)));

  static final Schema FOREIGN_KEYS =
      new Schema(
          List.of(
              maybe("pk_catalog_name", TEXT),
              maybe("pk_db_schema_name", TEXT),
              some("pk_table_name", TEXT),
              some("pk_column_name", TEXT),
              maybe("fk_catalog_name", TEXT),
              maybe("fk_db_schema_name", TEXT),
              some("fk_table_name", TEXT),
              some("fk_column_name", TEXT),
              some("key_sequence", INT),
              maybe("fk_key_name", TEXT),
              maybe("pk_key_name", TEXT),
              some("update_rule", new ArrowType.Int(8, false)),
              some("delete_rule", new ArrowType.Int(8, false))));

  static final Schema XDBC_TYPES =
      new Schema(
          List.of(
              some("type_name", TEXT),
              some("data_type", INT),
              maybe("column_size", INT),
              maybe("literal_prefix", TEXT),
              maybe("literal_suffix", TEXT),
              new Field(
                  "create_params",
                  FieldType.nullable(ArrowType.List.INSTANCE),
                  List.of(some("item", TEXT))),
              some("nullable", INT),
              some("case_sensitive", BOOL),
              some("searchable", INT),
              maybe("unsigned_attribute", BOOL),
              some("fixed_prec_scale", BOOL),
              maybe("auto_increment", BOOL),
              maybe("local_type_name", TEXT),
              maybe("minimum_scale", INT),
              maybe("maximum_scale", INT),
              some("sql_data_type", INT),
              maybe("datetime_subcode", INT),
              maybe("num_prec_radix", INT),
              maybe("interval_precision", INT)));

  static final Schema SQL_INFO =
      new Schema(
          List.of(
              some("info_name", new ArrowType.Int(32, false)),
              new Field(
                  "value",
                  FieldType.notNullable(
                      new ArrowType.Union(UnionMode.Dense, new int[] {0, 1, 2, 3, 4, 5})),
                  List.of(
                      some("string_value", TEXT),
                      some("bool_value", BOOL),
                      some("bigint_value", new ArrowType.Int(64, true)),
                      some("int32_bitmask", INT),
                      new Field(
                          "string_list",
                          FieldType.notNullable(ArrowType.List.INSTANCE),
                          List.of(maybe("item", TEXT))),
                      new Field(
                          "int32_to_int32_list_map",
                          FieldType.notNullable(new ArrowType.Map(false)),
                          List.of(
                              new Field(
                                  "entries",
                                  FieldType.notNullable(ArrowType.Struct.INSTANCE),
                                  List.of(
                                      some("key", INT),
                                      new Field(
                                          "value",
                                          FieldType.nullable(ArrowType.List.INSTANCE),
                                          List.of(maybe("item", INT)))))))))));

  private MetadataSchemas() {}

  private static Field some(String name, ArrowType type) {
    return new Field(name, FieldType.notNullable(type), null);
  }

  private static Field maybe(String name, ArrowType type) {
    return new Field(name, FieldType.nullable(type), null);
  }
}
