package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.foreign.CompiledTypes;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mutations write columns of foreign tables in their stored forms. */
class StoredFormWritesTest {
  private static final String FORMS =
      """
      @Column(stored = Stored.INTEGER) boolean flag, @Column(stored = Stored.INTEGER) @Nullable Boolean maybe,
      @Column(stored = Stored.BINARY) UUID code
      """;
  private static final String MORE =
      """
      , @Column(precision = 10, scale = 2, stored = Stored.ROUNDED) BigDecimal rate,
      @Column(stored = Stored.UNIX_SECONDS) Instant at
      """;

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void writesWhatItReads(TestDatabase database) throws SQLException {
    boolean sqlite = database == TestDatabase.SQLITE;
    String classes =
        "@Type record Thing(@Id(generated = Id.Generation.NONE) long id, "
            + FORMS
            + (sqlite ? "" : MORE)
            + ") {}";
    String url = database.newDatabase();
    String bytes =
        switch (database) {
          case POSTGRESQL -> "bytea";
          case SQLITE -> "blob";
          default -> "binary(16)";
        };
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table things (id bigint not null primary key, flag integer not null, maybe integer,"
              + " code "
              + bytes
              + " not null"
              + (sqlite ? "" : ", rate decimal(20, 4) not null, at bigint not null")
              + ")");
    }
    try (FraiseEngine engine =
        FraiseEngine.open(
            new EngineSettings(url, null, null, 2, Limits.DEFAULT),
            CompiledTypes.of(database, classes))) {
      String more = sqlite ? "" : ", rate: 1.25, at: \"2024-01-31T10:00:00Z\"";
      String fields = "flag maybe code" + (sqlite ? "" : " rate at");
      String created =
          execute(
              engine,
              "mutation { createThing(input: {id: 1, flag: true, maybe: null, code:"
                  + " \"0a000000-0000-4000-8000-00000000000b\""
                  + more
                  + "}) { "
                  + fields
                  + " } }");
      assertThat(created)
          .isEqualTo(
              "{\"data\":{\"createThing\":{\"flag\":true,\"maybe\":null,"
                  + "\"code\":\"0a000000-0000-4000-8000-00000000000b\""
                  + (sqlite ? "" : ",\"rate\":1.25,\"at\":\"2024-01-31T10:00:00Z\"")
                  + "}}}");
      assertThat(
              execute(
                  engine,
                  "mutation { updateThing(id: 1, input: {flag: false, maybe: true}) { flag maybe } }"))
          .isEqualTo("{\"data\":{\"updateThing\":{\"flag\":false,\"maybe\":true}}}");
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select flag, maybe, code from things")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isZero();
      assertThat(row.getInt(2)).isEqualTo(1);
      assertThat(row.getBytes(3)).hasSize(16).startsWith(10, 0).endsWith(0, 11);
    }
  }

  private static String execute(FraiseEngine engine, String document) {
    return engine
        .graphql()
        .execute(new GraphQlRequest(document, null, Map.of(), null), Caller.ANONYMOUS)
        .text();
  }
}
