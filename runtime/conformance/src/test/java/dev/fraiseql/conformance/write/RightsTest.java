package dev.fraiseql.conformance.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fraiseql.cli.Fraiseql;
import dev.fraiseql.conformance.fixture.CompiledSources;
import dev.fraiseql.conformance.foreign.CompiledTypes;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rights that the documentation names are enough, and none of them is too much. The lack of one
 * that every request needs is told at the start.
 */
class RightsTest {
  private static final String CLASSES =
      """
      @Type record Author(@Id long id, @Column(length = 20) String name, @Relation List<Book> books) {}
      @Type record Book(
          @Id long id,
          @Column(length = 20) String title,
          @Relation Author author,
          @Relation(through = @Join(table = "book_tags")) List<Tag> tags) {}
      @Type record Tag(@Id @Column(length = 20) String name) {}
      """;
  private static final String CAPTURED =
      "@Type(capture = Capture.OUTBOX) record Note(@Id long id, @Column(length = 20) String text) {}";
  private static final String[] TABLES = {"authors", "books", "tags", "book_tags"};

  /** Inserts, changes and deletes rows and links in every way. */
  private static final String WRITES =
      """
      mutation {
        createTags(inputs: [{name: "a"}, {name: "b"}]) { name }
        createAuthor(input: {name: "x", books: [{title: "t", tags: [{name: "a"}]}]}) { id }
        updateBooks(
          where: {title: {eq: "t"}}
          input: {title: "u", tags: {add: [{name: "b"}], remove: [{name: "a"}]}}) {
          rows { title author { name } tags { name } }
        }
        upsertTag(input: {name: "c"}) { name }
        deleteBooks(where: {title: {eq: "u"}}) { count }
        deleteAuthors(where: {name: {eq: "x"}}) { count }
        deleteTags(where: {name: {in: ["a", "b", "c"]}}) { count }
      }
      """;

  private static final String NOTES =
      """
      mutation {
        createNote(input: {text: "a"}) { text }
        updateNotes(where: {text: {eq: "a"}}, input: {text: "b"}) { count }
        deleteNotes(where: {text: {eq: "b"}}) { count }
      }
      """;

  /** A user of a database, who has no rights yet. */
  private static final class User implements AutoCloseable {
    private final TestDatabase database;
    private final Shop shop;
    private final String name = "user_" + UUID.randomUUID().toString().substring(0, 8);

    User(TestDatabase database, Shop shop) {
      this.database = database;
      this.shop = shop;
      shop.run(isPostgresql() ? "create role " + name + " login" : "create user " + account());
      if (readsAll()) {
        shop.run("grant select on *.* to " + account());
      }
    }

    private boolean isPostgresql() {
      return database == TestDatabase.POSTGRESQL;
    }

    /** The first versions of MySQL 8.0 require SELECT on all tables. */
    private boolean readsAll() {
      return database == TestDatabase.MYSQL;
    }

    private String account() {
      return "'" + name + "'@'%'";
    }

    String url() {
      return shop.url().replaceFirst("user=\\w+", "user=" + name);
    }

    private String schema() {
      return shop.url().replaceFirst(".*/(\\w+)\\?.*", "$1");
    }

    void grant(String rights, String... tables) {
      change("grant " + rights + " on ", " to ", tables);
    }

    void revoke(String rights, String... tables) {
      change("revoke " + rights + " on ", " from ", tables);
    }

    private void change(String what, String who, String... tables) {
      for (String table : tables) {
        shop.run(
            isPostgresql()
                ? what + table + who + name
                : what + schema() + "." + table + who + account());
      }
    }

    /** A server whose connections are those of the user. */
    Shop start() {
      return shop.at(url());
    }

    @Override
    public void close() {
      if (isPostgresql()) {
        shop.run("drop owned by " + name + " cascade", "drop role " + name);
      } else {
        shop.run("drop user " + account());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
  void readsWithSelect(TestDatabase database) {
    try (Shop shop = Shop.ofTypes(database, CLASSES);
        User user = new User(database, shop)) {
      shop.execute(
          "mutation { createTag(input: {name: \"a\"}) { name } createAuthor(input: {name: \"x\","
              + " books: [{title: \"t\", tags: [{name: \"a\"}]}]}) { id } }");
      user.grant("select", "authors", "books", "tags");
      if (!user.readsAll()) {
        assertThatThrownBy(() -> user.start().close())
            .hasMessageContaining("book_tags")
            .hasMessageContaining(user.isPostgresql() ? "grant select on" : "grant SELECT on it");
      }
      user.grant("select", "book_tags");
      try (Shop started = user.start()) {
        assertThat(started.execute("{ authors { name books { title tags { name } } } }"))
            .isEqualTo(
                "{\"data\":{\"authors\":[{\"name\":\"x\",\"books\":[{\"title\":\"t\",\"tags\":"
                    + "[{\"name\":\"a\"}]}]}]}}");
        assertThat(started.execute(WRITES)).contains("errors");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
  void writesWithInsertUpdateAndDelete(TestDatabase database) throws Exception {
    try (Shop shop = Shop.ofTypes(database, CLASSES);
        User user = new User(database, shop)) {
      user.grant("select, insert, update, delete", TABLES);
      try (Shop started = user.start();
          LoadClient client = new LoadClient(started.engine())) {
        assertThat(started.execute(WRITES)).doesNotContain("errors");
        assertThat(client.put("tags", client.texts("name", "z"))).containsExactly("{\"rows\":1}");
        assertThat(client.put("authors", client.texts("name", "z")))
            .containsExactly("{\"rows\":1}");
      }
      for (String right : List.of("insert", "update", "delete")) {
        user.revoke(right, TABLES);
        try (Shop started = user.start()) {
          assertThat(started.execute(WRITES)).as("without " + right).contains("errors");
        }
        user.grant(right, TABLES);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
  void capturesWithRightsOnTheOutbox(TestDatabase database) throws Exception {
    try (Shop shop = Shop.ofTypes(database, CAPTURED);
        User user = new User(database, shop)) {
      user.grant("select, insert, update, delete", "notes");
      if (!user.readsAll()) {
        assertThatThrownBy(() -> user.start().close())
            .hasMessageStartingWith(
                "The tables fq_outbox, fq_idempotency and fq_migrations cannot");
      }
      user.grant("select", "fq_migrations");
      for (String right : user.readsAll() ? List.of("insert") : List.of("insert", "select")) {
        assertThatThrownBy(() -> user.start().close())
            .hasMessage(
                "The user of the connection may not write fq_outbox. Grant INSERT and SELECT on it.");
        user.grant(right, "fq_outbox");
      }
      try (Shop started = user.start();
          LoadClient client = new LoadClient(started.engine())) {
        assertThat(started.execute(NOTES)).doesNotContain("errors");
        assertThat(shop.rows("select entity_key, operation from fq_outbox order by id"))
            .containsExactly("1|CREATED", "1|UPDATED", "1|DELETED");
        if (database == TestDatabase.POSTGRESQL) {
          assertThatThrownBy(() -> client.put("notes", client.texts("text", "z")))
              .isInstanceOf(Exception.class);
          user.grant("usage", "sequence notes_id_seq");
        }
        assertThat(client.put("notes", client.texts("text", "z"))).containsExactly("{\"rows\":1}");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
  void keepsIdempotencyKeysWithRightsOnTheirTable(TestDatabase database) {
    try (Shop shop = Shop.ofTypes(database, CLASSES);
        User user = new User(database, shop)) {
      user.grant("select, insert, update, delete", TABLES);
      shop.executeOnce("first", "mutation { createTag(input: {name: \"a\"}) { name } }", Map.of());
      user.grant("select", "fq_migrations");
      user.grant("select, insert, update, delete", "fq_idempotency");
      String create = "mutation { createTag(input: {name: \"b\"}) { name } }";
      String created = "{\"data\":{\"createTag\":{\"name\":\"b\"}}}";
      List<String> rights = new ArrayList<>(List.of("select", "insert", "update", "delete"));
      if (user.readsAll()) {
        rights.remove("select");
      }
      for (String right : rights) {
        user.revoke(right, "fq_idempotency");
        try (Shop started = user.start()) {
          assertThat(
                  List.of(
                      started.executeOnce("k", create, Map.of()),
                      started.executeOnce("k", create, Map.of())))
              .as("without " + right)
              .anySatisfy(response -> assertThat(response).contains("errors"));
        }
        user.grant(right, "fq_idempotency");
        shop.run("delete from fq_idempotency", "delete from tags where name = 'b'");
      }
      try (Shop started = user.start()) {
        assertThat(started.executeOnce("k", create, Map.of())).isEqualTo(created);
        assertThat(started.executeOnce("k", create, Map.of())).isEqualTo(created);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
  void createsTheControlTablesWithRightsOnTheSchema(TestDatabase database) {
    boolean postgresql = database == TestDatabase.POSTGRESQL;
    List<String> rights =
        switch (database) {
          case POSTGRESQL -> List.of("create");
          case MYSQL -> List.of("create", "index", "insert", "update", "select");
          default -> List.of("create", "index", "insert", "select");
        };
    String on = postgresql ? "schema public" : "*";
    try (Shop shop = Shop.ofTypes(database, CLASSES);
        User user = new User(database, shop)) {
      for (String missing : rights) {
        List<String> rest = new ArrayList<>(rights);
        rest.remove(missing);
        if (!rest.isEmpty()) {
          user.grant(String.join(", ", rest), on);
        }
        if (missing.equals("select") && user.readsAll()) {
          continue;
        }
        assertThat(migrate(user)).as("without " + missing).startsWith("fraiseql: ");
        if (!rest.isEmpty()) {
          user.revoke(String.join(", ", rest), on);
        }
        dropControlTables(shop);
      }
      user.grant(String.join(", ", rights), on);
      assertThat(migrate(user)).isEmpty();
    }
  }

  private static void dropControlTables(Shop shop) {
    shop.run(
        "drop table if exists fq_outbox",
        "drop table if exists fq_idempotency",
        "drop table if exists fq_migrations");
  }

  /** What the command says of errors. */
  private static String migrate(User user) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    new Fraiseql(
            Map.of(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8))
        .run(List.of("migrate", "--url", user.url()));
    return errors.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(value = TestDatabase.class, names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
  void installsTriggersWithTheRightsOfTheirUser(TestDatabase database) throws Exception {
    CompiledSources triggers =
        CompiledTypes.sources(database, CAPTURED.replace("OUTBOX", "TRIGGER"));
    String script =
        Files.readString(
            triggers.classes().resolve("META-INF/fraiseql/triggers/" + database.option() + ".sql"));
    String[] statements =
        database == TestDatabase.POSTGRESQL
            ? new String[] {script} // the driver splits it
            : script
                .replaceFirst("^delimiter \\$\\$\n", "")
                .replaceFirst("delimiter ;\n$", "")
                .strip()
                .split("\n\\$\\$\\s*");
    try (Shop shop = Shop.ofTypes(database, CAPTURED);
        User installer = new User(database, shop);
        User other = new User(database, shop)) {
      boolean postgresql = database == TestDatabase.POSTGRESQL;
      installer.grant("trigger", "notes");
      if (postgresql) {
        installer.grant("create", "schema public");
      }
      assertThat(attempt(installer, statements)).isEqualTo("done");
      if (postgresql) {
        assertThat(attempt(installer, statements)).contains("must be owner");
      } else {
        assertThat(attempt(installer, statements)).isEqualTo("done");
      }
      other.grant("select, insert, update, delete", "notes");
      String insert = "insert into notes (text) values ('a')";
      installer.grant("select", "notes");
      assertThat(attempt(other, insert)).contains("denied", "fq_outbox");
      installer.grant("insert", "fq_outbox");
      if (!postgresql && !installer.readsAll()) {
        installer.revoke("select", "notes");
        assertThat(attempt(other, insert)).contains("denied", "notes");
        installer.grant("select", "notes");
      }
      assertThat(attempt(other, insert, "update notes set text = 'b'", "delete from notes"))
          .isEqualTo("done");
      assertThat(shop.rows("select operation from fq_outbox order by id"))
          .containsExactly("CREATED", "UPDATED", "DELETED");

      other.grant("select", "fq_migrations");
      other.grant("select, insert", "fq_outbox");
      EngineSettings settings = new EngineSettings(other.url(), null, null, 4, Limits.DEFAULT);
      if (!postgresql) {
        assertThatThrownBy(() -> FraiseEngine.open(settings, triggers.catalogs()).close())
            .hasMessageContaining("as a user who may see the triggers");
        other.grant("trigger", "notes");
      }
      FraiseEngine.open(settings, triggers.catalogs()).close();
    }
  }

  /** Runs statements as a user, and returns the error; "done" if there is none. */
  private static String attempt(User user, String... statements) {
    try (Connection connection = DriverManager.getConnection(user.url());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      return "done";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void numbersKeysWithUsageOfTheirSequence() {
    try (Shop shop =
            Shop.ofTypes(
                TestDatabase.POSTGRESQL,
                "@Type record Counter(@Id long id, @Column(length = 20) String name) {}");
        User user = new User(TestDatabase.POSTGRESQL, shop)) {
      shop.run(
          "drop table counters",
          "create table counters (id bigserial primary key, name varchar(20) collate \"C\" not null)");
      user.grant("select, insert, update, delete", "counters");
      String create = "mutation { createCounter(input: {name: \"a\"}) { id } }";
      try (Shop started = user.start()) {
        assertThat(started.execute(create)).contains("errors");
        user.grant("usage", "sequence counters_id_seq");
        assertThat(started.execute(create))
            .isEqualTo("{\"data\":{\"createCounter\":{\"id\":\"1\"}}}");
      }
    }
  }
}
