package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.export.ExportRequest;
import dev.fraiseql.engine.export.Exports;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every read that is prepared for a caller carries that caller's row scope. FloorsTest checks that
 * statements are bound in one place only, so nothing is read without it.
 */
class RowScopeTest {
  private static final Caller ADA = new Caller("ada", Set.of("reader"), Map.of("tenant", 7));
  private static final RowScope SCOPE = new RowScope(ADA);

  @ParameterizedTest
  @EnumSource
  void isPassedToEveryQuery(TestDatabase database) {
    FraiseEngine engine = DomainDatabase.of(database).engine(Map.of());
    for (GraphQlRequest request :
        List.of(
            new GraphQlRequest("{ city(id: 1) { name } }"),
            new GraphQlRequest("{ cities { name } }"),
            new GraphQlRequest("{ citiesCount }"),
            new GraphQlRequest("{ citiesAggregate(groupBy: {country: {name: true}}) { count } }"),
            new GraphQlRequest("{ cities { country { name } mayor { id } } }"),
            new GraphQlRequest("{ countries { cities { residents { id } residentsCount } } }"),
            new GraphQlRequest(
                "{ cities(where: {country: {cities: {some: {id: {eq: 1}}}}}) { id } }"),
            new GraphQlRequest("{ cities(orderBy: [{residentsCount: ASC}]) { id } }"),
            new GraphQlRequest(null, "OneSpecimen", Map.of("id", 1L), null),
            new GraphQlRequest(
                null,
                null,
                Map.of("id", 1L),
                engine.queries().named("OneSpecimen").orElseThrow().sha256()))) {
      PreparedQuery prepared = engine.graphql().prepare(request, ADA);
      assertThat(prepared.scope()).as(request.toString()).isEqualTo(SCOPE);
      assertThat(prepared.statements()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isPassedToEveryExport(TestDatabase database) {
    FraiseEngine engine = DomainDatabase.of(database).engine(Map.of());
    assertThat(
            new Exports(engine.model(), engine.database(), engine.preparer())
                .prepare(new ExportRequest("cities", "id > 1", List.of("id")), SCOPE)
                .scope())
        .isEqualTo(SCOPE);
  }
}
