package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.engine.security.StaticTokenCallerResolver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What tools do through Apache's JDBC driver for Flight SQL, which knows nothing of us. */
@Timeout(60)
class FlightSqlJdbcTest {
  @TempDir Path folder;
  private StockServer stock;

  @BeforeEach
  void start() throws Exception {
    stock = new StockServer(folder, new StaticTokenCallerResolver("open sesame"));
    stock.fillAndMove(4);
  }

  @AfterEach
  void stop() throws Exception {
    stock.close();
  }

  @Test
  void connectsWithAUserOrAToken() throws Exception {
    try (Connection connection = connect()) {
      assertThat(rows(connection, "SELECT name FROM products WHERE id = 2"))
          .containsExactly("product 2");
    }
    try (Connection connection = connect("token", "open sesame")) {
      assertThat(rows(connection, "{ productsCount }")).containsExactly("4");
    }
    assertThatThrownBy(() -> connect("user", "me", "password", "wrong").close())
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("The token is not valid.");
  }

  @Test
  void readsRowsOfEveryKindOfStatement() throws Exception {
    try (Connection connection = connect()) {
      assertThat(rows(connection, "SELECT * FROM products ORDER BY id"))
          .containsExactly(
              // The flags of this JVM let Arrow skip the check for null, in the driver, too.
              "1 product 1 NEW", "2 product 2 NEW", "3 product 3 SOLD", "4 product 4 ");
      assertThat(rows(connection, "{ products(where: {id: {eq: 2}}) { state moves { state } } }"))
          .containsExactly("NEW [{\"state\":\"SOLD\"}]");
      assertThat(rows(connection, "graphql:ProductsByState")).containsExactly("3 product 3");
      assertThatThrownBy(() -> rows(connection, "SELECT nam FROM products"))
          .isInstanceOf(SQLException.class)
          .hasStackTraceContaining("Did you mean name?");
      assertThatThrownBy(() -> rows(connection, "DELETE FROM products"))
          .isInstanceOf(SQLException.class)
          .hasStackTraceContaining(
              "SQL statements only read here. Write rows by GraphQL mutations");
    }
  }

  @Test
  void bindsParameters() throws Exception {
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT id FROM products WHERE id > ? AND state = ? ORDER BY id")) {
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
      assertThat(statement.getParameterMetaData().getParameterType(1)).isEqualTo(Types.BIGINT);
      for (long least : new long[] {0, 1}) {
        statement.setLong(1, least);
        statement.setString(2, "NEW");
        try (ResultSet rows = statement.executeQuery()) {
          assertThat(values(rows)).hasSize((int) (2 - least)).last().isEqualTo("2");
        }
      }
      try (PreparedStatement variables =
          connection.prepareStatement("query($id: ID!) { product(id: $id) { name } }")) {
        variables.setString(1, "3");
        try (ResultSet rows = variables.executeQuery()) {
          assertThat(values(rows)).containsExactly("product 3");
        }
      }
    }
  }

  @Test
  void describesTypesAsTables() throws Exception {
    try (Connection connection = connect()) {
      DatabaseMetaData about = connection.getMetaData();
      assertThat(about.getDatabaseProductName()).isEqualTo("FraiseQL");
      assertThat(about.getDatabaseProductVersion()).matches("[0-9]+\\.[0-9]+.*");
      assertThat(about.isReadOnly()).isTrue();
      assertThat(about.getIdentifierQuoteString()).isEqualTo("\"");
      assertThat(about.supportsTransactions()).isFalse();
      assertThat(about.supportsGroupBy()).isFalse();
      assertThat(about.supportsUnion()).isFalse();
      assertThat(about.supportsOuterJoins()).isFalse();
      assertThat(about.supportsConvert()).isFalse();
      assertThat(column(about.getCatalogs(), "TABLE_CAT")).containsExactly("fraiseql");
      assertThat(column(about.getSchemas(), "TABLE_SCHEM")).containsExactly("graphql");
      assertThat(column(about.getTableTypes(), "TABLE_TYPE")).containsExactly("TABLE", "VIEW");
      assertThat(column(about.getTables(null, null, "%", null), "TABLE_NAME"))
          .containsExactly("ghosts", "moves", "products");
      assertThat(column(about.getTables("fraiseql", "gr%", "m_ves", tables()), "TABLE_NAME"))
          .containsExactly("moves");
      assertThat(column(about.getColumns(null, null, "products", "%"), "COLUMN_NAME"))
          .containsExactly("id", "name", "state");
      assertThat(column(about.getColumns(null, null, "products", "%"), "TYPE_NAME"))
          .containsExactly("Long", "String", "State");
      assertThat(column(about.getColumns(null, null, "products", "%"), "IS_NULLABLE"))
          .containsExactly("NO", "NO", "YES");
      assertThat(column(about.getPrimaryKeys(null, null, "moves"), "COLUMN_NAME"))
          .containsExactly("id");
      assertThat(column(about.getImportedKeys(null, null, "moves"), "FKCOLUMN_NAME"))
          .containsExactly("product_id");
      assertThat(column(about.getExportedKeys(null, null, "products"), "FKTABLE_NAME"))
          .containsExactly("moves");
      assertThat(
              column(
                  about.getCrossReference(null, null, "products", null, null, "moves"),
                  "PKCOLUMN_NAME"))
          .containsExactly("id");
    }
  }

  @Test
  void describesTheColumnsOfResults() throws Exception {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id, state AS s FROM products")) {
      ResultSetMetaData about = rows.getMetaData();
      assertThat(about.getColumnType(1)).isEqualTo(Types.BIGINT);
      assertThat(about.getColumnType(2)).isEqualTo(Types.VARCHAR);
      assertThat(about.getTableName(1)).isEqualTo("products");
      assertThat(about.getSchemaName(1)).isEqualTo("graphql");
      assertThat(about.getCatalogName(1)).isEqualTo("fraiseql");
      assertThat(about.getColumnLabel(2)).isEqualTo("s");
      assertThat(about.isReadOnly(1)).isTrue();
    }
  }

  private static String[] tables() {
    return new String[] {"TABLE"};
  }

  private Connection connect() throws SQLException {
    return connect("user", "anybody", "password", "open sesame");
  }

  private Connection connect(String... properties) throws SQLException {
    Properties all = new Properties();
    all.setProperty("useEncryption", "false");
    for (int i = 0; i < properties.length; i += 2) {
      all.setProperty(properties[i], properties[i + 1]);
    }
    return DriverManager.getConnection(
        "jdbc:arrow-flight-sql://localhost:" + stock.service.port(), all);
  }

  private static List<String> rows(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(text)) {
      return values(rows);
    }
  }

  private static List<String> values(ResultSet rows) throws SQLException {
    List<String> all = new ArrayList<>();
    while (rows.next()) {
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        values.add(String.valueOf(rows.getObject(i)));
      }
      all.add(String.join(" ", values));
    }
    return all;
  }

  private static List<String> column(ResultSet rows, String name) throws SQLException {
    try (rows) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(name));
      }
      return values;
    }
  }
}
