package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.jdbc.UniqueKeys;
import dev.fraiseql.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * What the operator learns of duplicate keys, and what the catalogs of databases say about keys.
 */
class DuplicateKeysTest {
  private static final String REMEDIES =
      "Remove them and add a primary key or unique index, mark with @Id the fields that are unique"
          + " together, or declare that the type has no key by @Type(key = Key.NONE).";

  @ParameterizedTest
  @EnumSource
  void theLogNamesTheTypeAndTheRemedies(TestDatabase database) {
    FraiseEngine engine = DomainDatabase.of(database).engine(Map.of());
    assertThat(logged(engine, "{ host(id: 2) { name } }"))
        .singleElement()
        .asString()
        .contains(
            "The declared key of type Host (id) is not unique in table hosts: several rows have the"
                + " same values. Find them by: select id, count(*) from hosts group by id having"
                + " count(*) > 1. "
                + REMEDIES,
            "[correlation id ");
    assertThat(logged(engine, "{ entries { host { name } } }"))
        .singleElement()
        .asString()
        .contains("The declared key of type Host (id) is not unique in table hosts:");
    assertThat(logged(engine, "{ visits { host { district { name } } } }"))
        .singleElement()
        .asString()
        .contains(
            "The declared key of type Visit (id) is not unique in table visits, or type Host (id) is"
                + " not unique in table hosts, or type District (code) is not unique in table"
                + " districts:");
    assertThat(logged(engine, "{ visitsAggregate(groupBy: {host: {name: true}}) { count } }"))
        .singleElement()
        .asString()
        .contains("The declared key of type Host (id) is not unique in table hosts:");
    assertThat(logged(engine, "{ visits(orderBy: [{host: {name: ASC}}]) { id } }"))
        .anySatisfy(line ->
            assertThat(line)
                .contains(
                    "A relation in orderBy leads to several rows where it should lead to one"));
  }

  @ParameterizedTest
  @EnumSource
  void theCatalogSaysWhichKeysAreUnique(TestDatabase database) throws SQLException {
    DomainDatabase domain = DomainDatabase.fresh(database);
    try (Connection connection = domain.connect()) {
      DomainDatabase.run(
          connection,
          """
          create table plain (a int, b int, c int);
          create table keyed (a int not null, b int, c int, primary key (a));
          create table paired (a int, b int, c int, unique (b, a));
          create table indexed (a int, b int, c int);
          create unique index indexed_c on indexed (c);
          create view shown as select * from keyed;
          """);
      if (database == TestDatabase.POSTGRESQL || database == TestDatabase.SQLITE) {
        DomainDatabase.run(
            connection,
            """
            create unique index plain_part on plain (a) where b is null;
            create unique index plain_sum on plain ((a + b));
            """);
      }
    }
    FraiseEngine engine = domain.engine(Map.of());
    UniqueKeys keys = new UniqueKeys(engine.connections());
    assertThat(keys.isUnique(Table.of("keyed"), List.of("a"))).isTrue();
    assertThat(keys.isUnique(Table.of("keyed"), List.of("a", "b"))).isTrue();
    assertThat(keys.isUnique(Table.of("keyed"), List.of("b"))).isFalse();
    assertThat(keys.isUnique(Table.of("paired"), List.of("a", "b"))).isTrue();
    assertThat(keys.isUnique(Table.of("paired"), List.of("a"))).isFalse();
    assertThat(keys.isUnique(Table.of("indexed"), List.of("c"))).isTrue();
    assertThat(keys.isUnique(Table.of("plain"), List.of("a", "b", "c"))).isFalse();
    assertThat(keys.isUnique(Table.of("shown"), List.of("a"))).isFalse();
    assertThat(keys.isUnique(Table.of("missing"), List.of("a"))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aSecondRowIsNoticedWhenItIsInserted(TestDatabase database) throws SQLException {
    DomainDatabase domain = DomainDatabase.fresh(database);
    FraiseEngine engine = domain.engine(Map.of());
    String groups = "{ hostsAggregate(groupBy: {district: {name: true}}) { count } }";
    String list = "{ hosts(where: {id: {eq: 4}}) { district { name } } }";
    try (Connection connection = domain.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from districts where name = 'South again'");
      assertThat(execute(engine, groups)).doesNotContain("errors");
      assertThat(execute(engine, list)).doesNotContain("errors");
      statement.executeUpdate("insert into districts (code, name) values ('N', 'Northern')");
      assertThat(execute(engine, groups)).contains("INTERNAL_SERVER_ERROR");
      assertThat(execute(engine, list)).contains("INTERNAL_SERVER_ERROR");
    }
  }

  private static List<String> logged(FraiseEngine engine, String query) {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger incidents = (Logger) LoggerFactory.getLogger("dev.fraiseql.jdbc.incident.Incidents");
    log.start();
    incidents.setLevel(Level.ERROR);
    incidents.setAdditive(false);
    incidents.addAppender(log);
    try {
      assertThat(execute(engine, query)).contains("INTERNAL_SERVER_ERROR");
    } finally {
      incidents.detachAppender(log);
      incidents.setLevel(null);
    }
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static String execute(FraiseEngine engine, String query) {
    GraphQlRequest request = new GraphQlRequest(query, null, Map.of(), null);
    return engine.graphql().execute(request, Caller.ANONYMOUS).text();
  }
}
