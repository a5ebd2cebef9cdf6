package dev.fraiseql.conformance.http;

import dev.fraiseql.conformance.cases.CaseFile;
import dev.fraiseql.conformance.cases.Matrix;
import dev.fraiseql.conformance.fixture.DomainDatabase;
import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs every case over HTTP. */
@ExtendWith(Matrix.class)
class HttpCasesTest {

  @ParameterizedTest
  @EnumSource
  void everyCaseReturnsTheSameBytesOverHttp(TestDatabase database) throws Exception {
    new HttpCases(database.toString(), DomainDatabase.of(database).url())
        .check(CaseFile.all(database));
  }
}
