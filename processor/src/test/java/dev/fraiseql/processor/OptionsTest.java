package dev.fraiseql.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.fraiseql.processor.Compiler.Problem;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final String TYPE = "@Type record Order(@Id long id) {}";

  @Test
  void reportsThatNoDatabaseIsNamed() {
    Problem expected =
        new Problem(
            0,
            "",
            "FQ901: No database is named. Pass the compiler"
                + " -Afraiseql.databases=mysql,postgresql,sqlite,sqlserver, or those of them that"
                + " you use.");
    assertThat(Compiler.withoutDatabases().source(TYPE).problems()).containsExactly(expected);
    assertThat(
            Compiler.withoutDatabases().option("-Afraiseql.databases= ,").source(TYPE).problems())
        .containsExactly(expected);
  }

  @Test
  void reportsAnUnknownDatabaseAndWhatWasMeant() {
    assertThat(
            Compiler.withoutDatabases()
                .option("-Afraiseql.databases=sqlite,PostgresSQL")
                .source(TYPE)
                .problems())
        .containsExactly(
            new Problem(
                0,
                "",
                "FQ902: fraiseql.databases names PostgresSQL, which is no database we know. Did you"
                    + " mean postgresql? Known are mysql, postgresql, sqlite and sqlserver."));
  }

  @Test
  void reportsMistakesInTypesAllTheSame() {
    assertThat(Compiler.withoutDatabases().source("@Type record Order(long id) {}").problems())
        .extracting(problem -> problem.message().substring(0, 5))
        .containsExactly("FQ901", "FQ101");
  }

  @Test
  void reportsAnotherValue() {
    assertThat(Compiler.create().option("-Afraiseql.debug=yes").source(TYPE).problems())
        .containsExactly(
            new Problem(0, "", "FQ903: fraiseql.debug cannot be \"yes\". Use false or true."));
  }

  @Test
  void reportsAnotherUnitOfTimestamps() {
    assertThat(Compiler.create().option("-Afraiseql.timestamp=ms").source(TYPE).problems())
        .containsExactly(
            new Problem(0, "", "FQ903: fraiseql.timestamp cannot be \"ms\". Use us or ns."));
  }

  @Test
  void countsMomentsInNanosecondsWhenAskedTo() throws IOException {
    Compiler compiler =
        Compiler.create()
            .source(
                "@Type record Stay(@Id long id, Instant from, @Nullable LocalDateTime to,"
                    + " List<Instant> seen, LocalDate day, @Column(unit = MICROS) Duration length)"
                    + " { @Computed static Instant arrival(Instant from) { return from; } }");
    assertThat(model(compiler)).doesNotContain("inNanoseconds");
    assertThat(model(compiler.option("-Afraiseql.timestamp=ns")))
        .contains(
            "ValueType.INSTANT.inNanoseconds()",
            "ValueType.LOCAL_DATE_TIME.inNanoseconds()",
            "ValueType.INSTANT.inNanoseconds().asList()")
        .containsSubsequence("ComputedField.of(", "ARRIVAL", "ValueType.INSTANT.inNanoseconds()")
        .doesNotContain("LOCAL_DATE).inNanoseconds()", "duration(6).inNanoseconds()");
  }

  private static String model(Compiler compiler) throws IOException {
    return compiler
        .compile()
        .generatedSourceFile("app.StayModel")
        .orElseThrow()
        .getCharContent(false)
        .toString();
  }

  @Test
  void saysNothingUnlessAskedTo() {
    assertThat(Compiler.create().source(TYPE).compile().notes()).isEmpty();
  }

  @Test
  void tellsStagesAndTypesWhenAskedTo() {
    Compilation compilation =
        Compiler.create().option("-Afraiseql.debug=true").source(TYPE).compile();
    assertThat(compilation.notes())
        .extracting(note -> note.getMessage(Locale.ENGLISH))
        .anyMatch(note -> note.matches("FraiseQL: checking types took \\d+\\.\\d{3} ms"))
        .anyMatch(note -> note.startsWith("FraiseQL: the types are [TypeModel[name=Order,"));
  }

  @Test
  void asksForNothingWhereNothingIsAnnotated() {
    assertThat(Compiler.withoutDatabases().source("record Order(long id) {}").problems()).isEmpty();
  }
}
