package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.engine.Limits;
import dev.fraiseql.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Methods that divide the transaction of their request, or try to end it. */
class MethodTransactionsTest {
  private static final String CLASSES =
      """
      import dev.fraiseql.contract.method.*;
      import java.sql.Connection;
      import java.sql.SQLException;
      import java.sql.Savepoint;
      @Type(capture = Capture.OUTBOX) record Tag(
          @Id @Column(length = 20) String name, @Nullable @Column(length = 20) String color) {}
      @Type(capture = Capture.TRIGGER) record Mark(
          @Id @Column(length = 20) String name, @Nullable @Column(length = 20) String color) {}
      @Mutation
      final class Tags {
        private static final RowKey<Tag> OLD = RowKey.of(Tag.class, "old");

        private Savepoint kept;

        int undo(Changes changes) throws SQLException {
          Connection connection = changes.connection();
          changes.create(Tag.class, Map.of("name", "before"));
          Savepoint outer = connection.setSavepoint();
          changes.create(Tag.class, Map.of("name", "lost"));
          changes.create(Mark.class, Map.of("name", "lost"));
          Savepoint inner = connection.setSavepoint("inner");
          changes.update(OLD, Map.of("color", "red"));
          changes.delete(OLD);
          connection.rollback(inner);
          changes.update(OLD, Map.of("color", "blue"));
          try (var sql = connection.createStatement()) {
            sql.executeUpdate("insert into marks (name) values ('sql')");
          }
          connection.rollback(outer);
          Savepoint kept = connection.setSavepoint();
          changes.update(OLD, Map.of("color", "green"));
          connection.releaseSavepoint(kept);
          return 1;
        }

        int undoOfJdbi(Changes changes) {
          return dev.fraiseql.conformance.write.JdbiLabels.undo(
              changes.connection(), () -> changes.create(Tag.class, Map.of("name", "lost")));
        }

        int undoWithinRecord(Changes changes) throws SQLException {
          Connection connection = changes.connection();
          Savepoint before = connection.setSavepoint();
          changes.update(OLD, Map.of("color", "red"));
          changes.record(OLD, () -> {
            connection.rollback(before);
            try (var sql = connection.createStatement()) {
              sql.executeUpdate("update tags set color = 'blue' where name = 'old'");
            }
          });
          return 1;
        }

        List<Integer> counts(Changes changes) throws SQLException {
          var connection = changes.connection();
          var sql = connection.createStatement();
          return List.of(
              sql.executeUpdate("insert into marks (name) values ('a'), ('b'), ('c')"),
              sql.executeUpdate("update marks set color = 'red' where name = 'a'"),
              (int) sql.executeLargeUpdate("update marks set color = 'red' where name = 'z'"),
              connection.prepareStatement("delete from marks where name <> 'a'").executeUpdate());
        }

        int keepSavepoint(Changes changes) throws SQLException {
          kept = changes.connection().setSavepoint();
          return 1;
        }

        int useKeptSavepoint(Changes changes) throws SQLException {
          try {
            changes.connection().rollback(kept);
          } catch (SQLException e) {
            return 2;
          }
          return 1;
        }

        /** Runs SQL, and catches what it throws. */
        String run(String kind, List<String> sql, Changes changes) throws SQLException {
          changes.create(Tag.class, Map.of("name", "new"));
          try {
            for (String text : sql) {
              switch (kind) {
                case "execute" -> changes.connection().createStatement().execute(text);
                case "update" -> changes.connection().createStatement().executeUpdate(text);
                case "batch" -> {
                  var batch = changes.connection().createStatement();
                  batch.addBatch(text);
                  batch.executeBatch();
                }
                case "same" -> changes.connection().createStatement().getConnection().commit();
                case "call" -> changes.connection().prepareCall(text).execute();
                default -> changes.connection().prepareStatement(text).execute();
              }
            }
          } catch (SQLException e) {
            return e.getMessage();
          }
          return "";
        }
      }
      @Mutation
      final class Waiting {
        private static void await() throws InterruptedException {
          new java.util.concurrent.CountDownLatch(1)
              .await(800, java.util.concurrent.TimeUnit.MILLISECONDS);
        }

        int await(Changes changes) throws InterruptedException, SQLException {
          changes
              .connection()
              .createStatement()
              .executeUpdate("insert into tags (name) values ('waiting')");
          await();
          return 1;
        }

        int awaitAndWrite(Changes changes) throws InterruptedException {
          await();
          changes.create(Tag.class, Map.of("name", "waited"));
          return 1;
        }

        @Query String awaitAndRead(Connection connection) throws InterruptedException, SQLException {
          await();
          connection.createStatement().execute("select 1");
          return "read";
        }
      }
      @Query
      final class Reads {
        String read(String sql, Connection connection) throws SQLException {
          try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
          } catch (SQLException e) {
            return e.getMessage();
          }
        }
      }
      """;

  private static Shop open(TestDatabase database) {
    Shop shop = Shop.ofTypes(database, CLASSES);
    assertThat(shop.execute("mutation { createTag(input: {name: \"old\"}) { name } }"))
        .doesNotContain("errors");
    shop.run("delete from fq_outbox");
    return shop;
  }

  private static List<String> entries(Shop shop) {
    return shop.rows(
        "select entity_type, entity_key, operation, after_row from fq_outbox order by id");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void forgetsTheEntriesOfChangesThatASavepointUndoes(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(shop.execute("mutation { undo updateTag(name: \"old\", input: {}) { color } }"))
          .isEqualTo("{\"data\":{\"undo\":1,\"updateTag\":{\"color\":\"green\"}}}");
      assertThat(shop.rows("select name from tags order by name")).containsExactly("before", "old");
      assertThat(shop.rows("select name from marks")).isEmpty();
      assertThat(entries(shop))
          .containsExactly(
              "Tag|before|CREATED|{\"name\":\"before\",\"color\":null}",
              "Tag|old|UPDATED|{\"name\":\"old\",\"color\":\"green\"}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void forgetsWhatJdbiUndoes(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(shop.execute("mutation { undoOfJdbi }"))
          .isEqualTo("{\"data\":{\"undoOfJdbi\":1}}");
      assertThat(shop.rows("select name from tags order by name")).containsExactly("old");
      assertThat(entries(shop)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void recordsFromTheStateThatASavepointRestores(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(shop.execute("mutation { undoWithinRecord }"))
          .isEqualTo("{\"data\":{\"undoWithinRecord\":1}}");
      assertThat(shop.rows("select before_row, after_row from fq_outbox"))
          .containsExactly(
              "{\"name\":\"old\",\"color\":null}|{\"name\":\"old\",\"color\":\"blue\"}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void countsTheRowsOfStatementsWithoutThoseOfTriggers(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(shop.execute("mutation { counts }"))
          .isEqualTo("{\"data\":{\"counts\":[3,1,0,2]}}");
      assertThat(entries(shop)).hasSize(6);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void rejectsTheSavepointsOfOtherMethods(TestDatabase database) {
    try (Shop shop = open(database)) {
      assertThat(shop.execute("mutation { keepSavepoint useKeptSavepoint }"))
          .isEqualTo("{\"data\":{\"keepSavepoint\":1,\"useKeptSavepoint\":2}}");
    }
  }

  private static final String RUN =
      "mutation ($kind: String!, $sql: [String!]!) { run(kind: $kind, sql: $sql) }";

  private static String run(Shop shop, String kind, String... sql) {
    return shop.execute(RUN, Map.of("kind", kind, "sql", List.of(sql)));
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void rejectsSqlThatEndsTheTransaction(TestDatabase database) {
    try (Shop shop = open(database)) {
      for (String sql :
          List.of(
              "commit",
              " /* now */ -- so\n COMMIT",
              "Rollback",
              "savepoint x",
              "rollback to savepoint x",
              "release savepoint x",
              "; begin",
              "/* /* */ commit")) {
        for (String kind : List.of("execute", "update", "batch", "prepare", "call")) {
          assertThat(run(shop, kind, sql))
              .as("%s %s", kind, sql)
              .contains("is not possible here: the transaction belongs to the request.")
              .contains("setSavepoint()");
          shop.run("delete from tags where name = 'new'");
        }
      }
      assertThat(run(shop, "same", "")).contains("commit is not possible here");
      assertThat(shop.execute("query ($sql: String!) { read(sql: $sql) }", Map.of("sql", "commit")))
          .contains("is not possible here");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = TestDatabase.class,
      names = {"MYSQL", "MARIADB"})
  void rejectsSqlThatCommitsImplicitly(TestDatabase database) {
    try (Shop shop = open(database)) {
      for (String sql :
          List.of(
              "create table other (id int)",
              "/*!50000 alter */ table tags add x int",
              "DROP TABLE IF EXISTS other",
              "truncate table tags",
              "lock tables tags write",
              "analyze table tags",
              "set autocommit = 1",
              "set @@session.autocommit = 1",
              "# a comment\nxa recover")) {
        assertThat(run(shop, "execute", sql)).as(sql).contains("is not possible here");
        shop.run("delete from tags where name = 'new'");
      }
      assertThat(
              run(
                  shop,
                  "execute",
                  "create temporary table other (id int)",
                  "drop temporary table other",
                  "set @x = 1"))
          .isEqualTo("{\"data\":{\"run\":\"\"}}");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void failsAMethodThatHasEndedTheTransaction(TestDatabase database) {
    try (Shop shop = open(database)) {
      String[] hidden =
          switch (database) {
            case POSTGRESQL -> new String[] {"update tags set color = 'red'; rollback"};
            case MYSQL, MARIADB -> {
              shop.run("create procedure ending() rollback");
              yield new String[] {"call ending()"};
            }
            case SQLITE -> new String[] {"update tags set color = 'red'; rollback"};
          };
      String kind = database == TestDatabase.SQLITE ? "update" : "execute";
      assertThat(run(shop, kind, hidden)).contains("\"code\":\"INTERNAL_SERVER_ERROR\"");
      assertThat(entries(shop)).isEmpty();
      assertThat(shop.rows("select name from tags")).containsExactly("old");
      assertThat(shop.execute("mutation { undo }")).isEqualTo("{\"data\":{\"undo\":1}}");
    }
  }

  /** A method that waits is told of, not a query that has not run. */
  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void tellsThatAMethodHasTakenTheTimeOfItsRequest(TestDatabase database) {
    try (Shop shop = open(database);
        Shop hasty = shop.with(new Limits(12, 50, 1000, 1 << 20, Duration.ofMillis(300)))) {
      for (String field : List.of("await", "awaitAndWrite", "awaitAndRead")) {
        assertThat(hasty.execute((field.endsWith("Read") ? "{ " : "mutation { ") + field + " }"))
            .isEqualTo(
                ("{\"errors\":[{\"message\":\"The method of the field %1$s was not done when the"
                        + " time of the request was over: 300 ms. Ask it for less, or let it do or"
                        + " wait for less, or raise FRAISEQL_LIMITS_TIMEOUT.\",\"path\":[\"%1$s\"],"
                        + "\"extensions\":{\"code\":\"TIMEOUT\"}}],\"data\":null}")
                    .formatted(field));
      }
      assertThat(shop.rows("select name from tags")).containsExactly("old");
    }
  }
}
