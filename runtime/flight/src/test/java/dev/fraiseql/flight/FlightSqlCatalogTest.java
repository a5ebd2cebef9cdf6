package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.engine.security.OpenCallerResolver;
import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.flight.sql.FlightSqlProducer.Schemas;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlInfo;
import org.apache.arrow.flight.sql.util.TableRef;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How Flight SQL describes the server, by Arrow's own client and its own schemas. */
@Timeout(60)
@SuppressWarnings("try") // closing says Exception, which may be an interruption
class FlightSqlCatalogTest {
  @TempDir Path folder;
  private StockServer stock;
  private FlightSqlClient client;

  @BeforeEach
  void start() throws Exception {
    stock = new StockServer(folder, new OpenCallerResolver());
    client = new FlightSqlClient(stock.client);
  }

  @AfterEach
  void stop() throws Exception {
    stock.close();
  }

  @Test
  void everyTableHasTheColumnsThatFlightSqlAsksFor() {
    assertThat(client.getCatalogsSchema().getSchema()).isEqualTo(Schemas.GET_CATALOGS_SCHEMA);
    assertThat(client.getSchemasSchema().getSchema()).isEqualTo(Schemas.GET_SCHEMAS_SCHEMA);
    assertThat(client.getTablesSchema(true).getSchema()).isEqualTo(Schemas.GET_TABLES_SCHEMA);
    assertThat(client.getTablesSchema(false).getSchema())
        .isEqualTo(Schemas.GET_TABLES_SCHEMA_NO_SCHEMA);
    assertThat(client.getTableTypesSchema().getSchema()).isEqualTo(Schemas.GET_TABLE_TYPES_SCHEMA);
    assertThat(client.getPrimaryKeysSchema().getSchema())
        .isEqualTo(Schemas.GET_PRIMARY_KEYS_SCHEMA);
    assertThat(client.getImportedKeysSchema().getSchema())
        .isEqualTo(Schemas.GET_IMPORTED_KEYS_SCHEMA);
    assertThat(client.getExportedKeysSchema().getSchema())
        .isEqualTo(Schemas.GET_EXPORTED_KEYS_SCHEMA);
    assertThat(client.getCrossReferenceSchema().getSchema())
        .isEqualTo(Schemas.GET_CROSS_REFERENCE_SCHEMA);
    assertThat(client.getXdbcTypeInfoSchema().getSchema()).isEqualTo(Schemas.GET_TYPE_INFO_SCHEMA);
    assertThat(client.getSqlInfoSchema().getSchema()).isEqualTo(Schemas.GET_SQL_INFO_SCHEMA);
  }

  @Test
  void typesAreTablesOfOneSchemaInOneCatalog() throws Exception {
    assertThat(rows(client.getCatalogs())).containsExactly("fraiseql");
    assertThat(rows(client.getSchemas(null, null))).containsExactly("fraiseql graphql");
    assertThat(rows(client.getSchemas("fraiseql", "gr_ph%"))).hasSize(1);
    assertThat(rows(client.getSchemas("fraiseql", "gr_p"))).isEmpty();
    assertThat(rows(client.getSchemas("", null))).isEmpty();
    assertThat(rows(client.getTableTypes())).containsExactly("TABLE", "VIEW");
    assertThat(rows(client.getTables(null, null, null, null, false)))
        .containsExactly(
            "fraiseql graphql ghosts TABLE",
            "fraiseql graphql moves TABLE",
            "fraiseql graphql products TABLE");
  }

  @Test
  void tablesAreFoundByPatternAndKind() throws Exception {
    assertThat(names("%")).containsExactly("ghosts", "moves", "products");
    assertThat(names("%s%o%")).containsExactly();
    assertThat(names("%o%s")).containsExactly("ghosts", "moves", "products");
    assertThat(names("_oves")).containsExactly("moves");
    assertThat(names("m\\oves")).containsExactly("moves");
    assertThat(names("m\\_ves")).isEmpty();
    assertThat(names("Moves")).isEmpty();
    assertThat(names("")).isEmpty();
    assertThat(names("%".repeat(2000) + "x")).isEmpty();
    assertThat(rows(client.getTables("other", null, null, null, false))).isEmpty();
    assertThat(rows(client.getTables(null, "main", null, null, false))).isEmpty();
    assertThat(rows(client.getTables(null, null, null, List.of("VIEW"), false))).isEmpty();
    assertThat(rows(client.getTables(null, null, null, List.of("VIEW", "TABLE"), false)))
        .hasSize(3);
  }

  @Test
  void aTablesSchemaIsThatOfAllItsColumns() throws Exception {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    FlightInfo info = client.getTables(null, null, null, null, true);
    try (FlightStream stream = client.getStream(info.getEndpoints().getFirst().getTicket())) {
      while (stream.next()) {
        VectorSchemaRoot root = stream.getRoot();
        for (int i = 0; i < root.getRowCount(); i++) {
          byte[] bytes = (byte[]) root.getVector("table_schema").getObject(i);
          ReadChannel channel =
              new ReadChannel(Channels.newChannel(new ByteArrayInputStream(bytes)));
          schemas.put(
              root.getVector("table_name").getObject(i).toString(),
              MessageSerializer.deserializeSchema(channel));
        }
      }
    }
    assertThat(schemas).containsOnlyKeys("ghosts", "moves", "products");
    for (String table : List.of("products", "moves")) {
      Schema announced = client.getExecuteSchema("SELECT * FROM " + table).getSchema();
      assertThat(schemas.get(table)).isEqualTo(announced);
    }
    assertThat(schemas.get("moves").getFields())
        .extracting(field -> field.getName() + (field.isNullable() ? "?" : ""))
        .containsExactly("id", "state", "product_id");
  }

  @Test
  void relationsAreKeys() throws Exception {
    String moved = "fraiseql graphql products id fraiseql graphql moves product_id 1 null null 3 3";
    assertThat(rows(client.getPrimaryKeys(TableRef.of(null, null, "products"))))
        .containsExactly("fraiseql graphql products id 1 null");
    assertThat(rows(client.getPrimaryKeys(TableRef.of("other", null, "products")))).isEmpty();
    assertThat(rows(client.getPrimaryKeys(TableRef.of(null, null, "nothing")))).isEmpty();
    // Declared at both ends, it is one all the same.
    assertThat(rows(client.getImportedKeys(TableRef.of(null, null, "moves"))))
        .containsExactly(moved);
    assertThat(rows(client.getExportedKeys(TableRef.of("fraiseql", "graphql", "products"))))
        .containsExactly(moved);
    assertThat(rows(client.getExportedKeys(TableRef.of(null, null, "moves")))).isEmpty();
    TableRef products = TableRef.of(null, null, "products");
    TableRef moves = TableRef.of(null, null, "moves");
    assertThat(rows(client.getCrossReference(products, moves))).containsExactly(moved);
    assertThat(rows(client.getCrossReference(moves, products))).isEmpty();
  }

  @Test
  void saysWhatItCan() throws Exception {
    Map<Integer, String> all = infos(client.getSqlInfo(new int[0]));

    assertThat(all)
        .containsEntry(SqlInfo.FLIGHT_SQL_SERVER_NAME_VALUE, "FraiseQL")
        .containsEntry(SqlInfo.FLIGHT_SQL_SERVER_READ_ONLY_VALUE, "true")
        .containsEntry(SqlInfo.FLIGHT_SQL_SERVER_TRANSACTION_VALUE, "0")
        .containsEntry(SqlInfo.SQL_IDENTIFIER_QUOTE_CHAR_VALUE, "\"")
        .containsEntry(SqlInfo.SQL_KEYWORDS_VALUE, "[]")
        .containsEntry(SqlInfo.SQL_SUPPORTS_CONVERT_VALUE, "[]")
        .containsEntry(SqlInfo.SQL_MAX_STATEMENT_LENGTH_VALUE, "10000");
    // Whatever FlightSql.proto has a name for, but for the versions of what is not there.
    for (SqlInfo info : SqlInfo.values()) {
      if (info != SqlInfo.UNRECOGNIZED && !info.name().contains("SUBSTRAIT_M")) {
        assertThat(all).containsKey(info.getNumber());
      }
    }
    assertThat(infos(client.getSqlInfo(SqlInfo.SQL_SCHEMA_TERM, SqlInfo.SQL_DDL_TABLE)))
        .containsExactly(
            Map.entry(SqlInfo.SQL_DDL_TABLE_VALUE, "false"),
            Map.entry(SqlInfo.SQL_SCHEMA_TERM_VALUE, "schema"));
    assertThatThrownBy(() -> infos(client.getSqlInfo(new int[] {9_999})))
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).isEqualTo(FlightStatusCode.INVALID_ARGUMENT))
        .hasMessageContaining("9999");
  }

  @Test
  void namesTheTypesOfColumns() throws Exception {
    assertThat(rows(client.getXdbcTypeInfo()))
        .extracting(row -> row.substring(0, row.indexOf(' ')))
        .contains("Long", "Decimal", "DateTime", "State", "Base64");
    assertThat(rows(client.getXdbcTypeInfo(-5)))
        .singleElement()
        .asString()
        .startsWith("Long -5 19 null null null 1 false 2 false false false Long");
    assertThat(rows(client.getXdbcTypeInfo(1234))).isEmpty();
  }

  private List<String> names(String pattern) throws Exception {
    return rows(client.getTables(null, null, pattern, null, false)).stream()
        .map(row -> row.split(" ")[2])
        .toList();
  }

  private List<String> rows(FlightInfo info) throws Exception {
    List<String> rows = new ArrayList<>();
    try (FlightStream stream = client.getStream(info.getEndpoints().getFirst().getTicket())) {
      assertThat(info.getSchemaOptional()).contains(stream.getSchema());
      while (stream.next()) {
        VectorSchemaRoot root = stream.getRoot();
        for (int i = 0; i < root.getRowCount(); i++) {
          List<String> values = new ArrayList<>();
          for (FieldVector vector : root.getFieldVectors()) {
            values.add(String.valueOf(vector.isNull(i) ? null : vector.getObject(i)));
          }
          rows.add(String.join(" ", values));
        }
      }
    }
    return rows;
  }

  private Map<Integer, String> infos(FlightInfo info) throws Exception {
    Map<Integer, String> infos = new LinkedHashMap<>();
    for (String row : rows(info)) {
      int blank = row.indexOf(' ');
      infos.put(Integer.valueOf(row.substring(0, blank)), row.substring(blank + 1));
    }
    return infos;
  }
}
