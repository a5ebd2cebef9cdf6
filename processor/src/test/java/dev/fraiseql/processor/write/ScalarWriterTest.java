package dev.fraiseql.processor.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.testing.compile.Compilation;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.processor.Compiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalarWriterTest {
  private static final String CODE =
      """
      /** A short word. */
      @Scalar(name = "ShortWord", specifiedBy = "https://example.org/words")
      record Code(String value) {
        Code {
          if (value.length() > 3) {
            throw new IllegalArgumentException("too long");
          }
          value = value.toUpperCase(Locale.ROOT);
        }
      }
      """;

  private static final String THING = "@Type record Thing(@Id long id, Code code) {}";

  private static ScalarModel only(CompiledApp app) {
    assertThat(app.catalog().scalars()).hasSize(1);
    return app.catalog().scalars().getFirst();
  }

  @Test
  void tellsTheRuntimeOfTheRecord() {
    ScalarModel scalar = only(CompiledApp.of(CODE, THING));
    assertThat(scalar.name()).isEqualTo("ShortWord");
    assertThat(scalar.javaClass()).isEqualTo("app.Code");
    assertThat(scalar.base()).isEqualTo(Scalar.STRING);
    assertThat(scalar.text()).isFalse();
    assertThat(scalar.specifiedBy()).isEqualTo("https://example.org/words");
    assertThat(scalar.doc().description()).isEqualTo("A short word.");
    assertThat(scalar.isBeingCompiled()).isFalse();
  }

  @Test
  void sendsValuesThroughTheRecord() {
    ScalarModel scalar = only(CompiledApp.of(CODE, THING));
    assertThat(scalar.conversion().stored().apply("abc")).isEqualTo("ABC");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> scalar.conversion().stored().apply("long"))
        .withMessage("too long");
  }

  @Test
  void handsOnNumbersAsTheEngineHasThem() {
    ScalarModel scalar =
        only(
            CompiledApp.of(
                "@Scalar record Code(byte value) {}",
                "@Type record Thing(@Id long id, Code code) {}"));
    assertThat(scalar.conversion().stored().apply(-128L)).isEqualTo(-128L);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> scalar.conversion().stored().apply(128L))
        .withMessage("it goes from -128 to 127");
  }

  @Test
  void showsTextsInTheWordsOfTheRecord() {
    ScalarModel scalar =
        only(
            CompiledApp.of(
                """
                @Scalar record Code(int value) {
                  Code {
                    if (value < 0) {
                      throw new IllegalArgumentException("negative");
                    }
                  }
                  static Code parse(String text) { return new Code(Integer.parseInt(text.substring(1))); }
                  @Override public String toString() { return value == 7 ? null : "#" + value; }
                }
                """,
                "@Type record Thing(@Id long id, Code code) {}"));
    assertThat(scalar.text()).isTrue();
    assertThat(scalar.conversion().stored().apply("#12")).isEqualTo(12L);
    assertThat(scalar.conversion().shown().apply(12)).isEqualTo("#12");
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> scalar.conversion().shown().apply(-1))
        .withMessage("The value that the database holds for this field is no Code.")
        .withCauseInstanceOf(IllegalArgumentException.class);
    assertThatExceptionOfType(FieldError.class)
        .isThrownBy(() -> scalar.conversion().shown().apply(7))
        .withNoCause();
  }

  @Test
  void keepsWhatAnOperationWritesOutForTheStart() {
    CompiledApp app =
        CompiledApp.of(
            CODE,
            THING,
            """
            @Operation("query Some($code: ShortWord = \\"a\\") { things(where: {code: {in: [\\"b\\", \\"longer\\"], neq: $code, contains: \\"c\\"}}) { id } }")
            interface Some {}
            """);
    assertThat(app.catalog().operations(Database.SQLITE).getFirst().scalarLiterals())
        .containsExactly(
            new ScalarLiteral("ShortWord", "a", "$code"),
            new ScalarLiteral("ShortWord", "b", "where.code.in.0"),
            new ScalarLiteral("ShortWord", "longer", "where.code.in.1"));
  }

  @Test
  void writesNoCatalogForScalarsAlone() {
    Compilation compilation = Compiler.withoutDatabases().source(CODE).compile();
    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.generatedSourceFiles()).isEmpty();
  }

  @Test
  void takesTheRecordOfAnotherJar(@TempDir Path jar) throws IOException {
    compileInto(
        jar,
        """
        package words;
        @dev.fraiseql.annotations.Scalar
        public record Word(long value) {
          public static Word parse(String text) { return new Word(text.length()); }
          @Override public String toString() { return "x".repeat((int) value); }
        }
        """);
    Compilation compilation =
        onTopOf(jar)
            .source("@Type record Thing(@Id long id, words.Word word, List<words.Word> words) {}")
            .compile();
    assertThat(compilation.errors()).isEmpty();
    assertThat(compilation.generatedSourceFiles())
        .extracting(JavaFileObject::getName)
        .anyMatch(name -> name.endsWith("app/WordScalar.java"));
  }

  @Test
  void refusesTheRecordOfAnotherJarThatItCannotSee(@TempDir Path jar) throws IOException {
    compileInto(
        jar,
        """
        package words;
        public class Words {
          @dev.fraiseql.annotations.Scalar
          protected record Word(long value) {
            static Word parse(String text) { return new Word(text.length()); }
            @Override public String toString() { return ""; }
          }
        }
        """);
    Compilation compilation =
        onTopOf(jar)
            .source("@Type class Thing extends words.Words { @Id long id; Word word; }")
            .compile();
    assertThat(compilation.errors())
        .extracting(error -> error.getMessage(null))
        .containsExactlyInAnyOrder(
            "FQ133: Word has @Scalar, but it is in another jar and not public. Make it public"
                + " there.",
            "FQ135: The scalar Word has a method parse, which generated code cannot access. Make it"
                + " public.");
  }

  private static Compiler onTopOf(Path jar) {
    String path = jar + java.io.File.pathSeparator + System.getProperty("java.class.path");
    return Compiler.create().option("-classpath").option(path);
  }

  private static void compileInto(Path jar, String source) throws IOException {
    String name = source.contains("class Words") ? "words.Words" : "words.Word";
    Compilation compilation = Compiler.withoutDatabases().source(name, source).compile();
    assertThat(compilation.errors()).isEmpty();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        Path target = jar.resolve(file.getName().replaceFirst("^/CLASS_OUTPUT/", ""));
        Files.createDirectories(target.getParent());
        try (InputStream in = file.openInputStream()) {
          Files.copy(in, target);
        }
      }
    }
  }
}
