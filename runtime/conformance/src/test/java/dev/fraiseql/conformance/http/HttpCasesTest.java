package dev.fraiseql.conformance.http;

import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.conformance.cases.Matrix;
import dev.fraiseql.conformance.world.World;
import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every case over HTTP. */
@ExtendWith(Matrix.class)
class HttpCasesTest {

  @ParameterizedTest
  @EnumSource
  void everyCaseHasTheSameBytesOverHttp(TestDatabase database) throws Exception {
    new HttpCases(database.toString(), World.of(database).url()).ask(CaseFile.all(database));
  }
}
