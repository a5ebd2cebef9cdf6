package dev.fraiseql.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.conformance.world.World;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.contract.security.RowScope;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.graphql.GraphQlRequest;
import dev.fraiseql.engine.query.PageCap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowScopeTest {

  @ParameterizedTest
  @EnumSource
  void goesWithEveryPreparedQuery(Database database) {
    FraiseEngine engine = World.of(database).engine(Map.of());
    RowScope scope = new RowScope(new Caller("ada", Set.of("reader"), Map.of("tenant", 7)));
    for (CompiledQuery query :
        new CompiledQuery[] {
          engine.queries().named("OneSpecimen").orElseThrow(),
          engine.graphql().find(new GraphQlRequest("query ($id: ID!) { city(id: $id) { id } }")),
        }) {
      assertThat(engine.preparer().prepare(query, Map.of("id", 1L), scope, PageCap.NONE).scope())
          .isSameAs(scope);
    }
  }
}
