package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections within rows over tables without constraints. */
class ConnectionsInRowsTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aPairThatIsTwiceInAJoinTableFailsThePageOnly(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      assertThat(execute(engine, "{ shops { tags { id } tagsCount } }"))
          .isEqualTo(
              "{\"data\":{\"shops\":["
                  + "{\"tags\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"2\"}],\"tagsCount\":3},"
                  + "{\"tags\":[{\"id\":\"1\"}],\"tagsCount\":1}]}}");
      assertThat(execute(engine, "{ shop(id: 2) { tagsConnection { nodes { id } totalCount } } }"))
          .isEqualTo(
              "{\"data\":{\"shop\":{\"tagsConnection\":"
                  + "{\"nodes\":[{\"id\":\"1\"}],\"totalCount\":1}}}}");
      String failed =
          execute(engine, "{ a: shop(id: 1) { tagsConnection { nodes { id } } } shopsCount }");
      assertThat(failed)
          .contains("\"path\":[\"a\",\"tagsConnection\"]", "INTERNAL_SERVER_ERROR")
          .endsWith("\"data\":{\"a\":null,\"shopsCount\":2}}");
      failed = execute(engine, "{ shops { tagsConnection(first: 2) { pageInfo { endCursor } } } }");
      assertThat(failed)
          .contains("\"path\":[\"shops\",0,\"tagsConnection\"]", "INTERNAL_SERVER_ERROR")
          .endsWith("\"data\":null}");
    }
  }

  private static FraiseEngine open(TestDatabase database) {
    String url = database.newDatabase();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create table shops (id bigint primary key)");
      statement.execute("create table tags (id bigint primary key)");
      statement.execute("create table shop_tags (shop_id bigint not null, tag_id bigint not null)");
      statement.execute("insert into shops values (1), (2)");
      statement.execute("insert into tags values (1), (2)");
      statement.execute("insert into shop_tags values (1, 1), (1, 2), (1, 2), (2, 1)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    String classes =
        "@Type record Shop(@Id long id,"
            + " @Relation(through = @Join(table = \"shop_tags\")) List<Tag> tags) {}\n"
            + "@Type record Tag(@Id long id,"
            + " @Relation(through = @Join(table = \"shop_tags\")) List<Shop> shops) {}";
    return FraiseEngine.open(
        new EngineSettings(url, null, null, 2, Limits.DEFAULT),
        CompiledTypes.of(database, classes));
  }
}
