package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.SchemaCheck;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.testing.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Long and Decimal as strings, for clients whose numbers are double-precision. */
class LargeNumbersTest {

  private static FraiseEngine open(DomainDatabase domain, boolean strings) {
    return FraiseEngine.open(
        new EngineSettings(
            domain.url(),
            null,
            null,
            2,
            Duration.ofSeconds(5),
            Limits.DEFAULT,
            TrustedDocuments.OFF,
            strings,
            SchemaCheck.OFF),
        DomainDatabase.catalogs());
  }

  private static String execute(FraiseEngine engine, String document, String name) {
    return engine
        .graphql()
        .execute(
            new GraphQlRequest(document, name, name == null ? Map.of() : Map.of("id", 1L), null),
            Caller.ANONYMOUS)
        .text();
  }

  @ParameterizedTest
  @EnumSource
  void areStringsInEveryPlaceIfSo(TestDatabase database) {
    DomainDatabase domain = DomainDatabase.of(database);
    try (FraiseEngine strings = open(domain, true);
        FraiseEngine numbers = open(domain, false)) {
      String row =
          "specimens(limit: 1, orderBy: [{id: ASC}]) { id medium large money sameExact sameLarge real }";
      assertThat(execute(numbers, "{ " + row + " }", null))
          .matches(
              ".*\"id\":\"1\",\"medium\":-?\\d+,\"large\":-?\\d+,\"money\":-?[0-9.]+,"
                  + "\"sameExact\":-?[0-9.]+,\"sameLarge\":-?\\d+,\"real\":-?[-+0-9.E]+}.*");
      assertThat(execute(strings, "{ " + row + " }", null))
          .matches(
              ".*\"id\":\"1\",\"medium\":-?\\d+,\"large\":\"-?\\d+\",\"money\":\"-?[0-9.]+\","
                  + "\"sameExact\":\"-?[0-9.]+\",\"sameLarge\":\"-?\\d+\",\"real\":-?[-+0-9.E]+}.*");
      assertThat(execute(strings, "{ bookingsAggregate { count priceSum } }", null))
          .matches(".*\"count\":\\d+,\"priceSum\":\"[0-9.]+\"}.*");
      String cursors =
          "{ specimensConnection(orderBy: [{large: ASC}, {exact: DESC}], first: 3) { edges { cursor"
              + " } } }";
      assertThat(execute(strings, cursors, null)).isEqualTo(execute(numbers, cursors, null));
    }
  }

  @ParameterizedTest
  @EnumSource
  void areTheSameCompiledAndAdHoc(TestDatabase database) {
    DomainDatabase domain = DomainDatabase.of(database);
    try (FraiseEngine engine = open(domain, true)) {
      String compiled = execute(engine, null, "OneSpecimen");
      String document = engine.queries().named("OneSpecimen").orElseThrow().document();
      assertThat(compiled)
          .contains("\"large\":\"")
          .contains("\"exact\":\"")
          .contains("\"money\":\"");
      assertThat(execute(engine, document + "#", "OneSpecimen")).isEqualTo(compiled);
    }
  }
}
