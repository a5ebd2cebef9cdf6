package dev.fraiseql.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.CompilationSubject;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.fraiseql.processor.source.ArrayTypeName;
import dev.fraiseql.processor.source.ClassName;
import dev.fraiseql.processor.source.CodeBlock;
import dev.fraiseql.processor.source.FieldSpec;
import dev.fraiseql.processor.source.SourceFile;
import dev.fraiseql.processor.source.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** Whatever the text, the constant that javac makes of its block must be the same. */
class TextBlockTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          "one line",
          "say \"hi\" \\ é 😀 \u0001",
          "two\nlines",
          "ends with a line end\n",
          "\n\nbegins and ends with two\n\n",
          "  all\n    lines\n  are indented",
          "  all\n    lines\n  are indented\n",
          "\ttabs\n\t\tand blanks at ends \nof lines  \n \t",
          "quote at an end \"\nand at the last \"",
          "three \"\"\" and four \"\"\"\" and five \"\"\"\"\"\n\"\"\"",
          "backslash \\\nand before a quote \\\"",
          "\\\"\\\"\\\"\n\\u0041 \\s \\",
          "carriage\r\nreturn\rs",
          "é😀\n\u00a0\u0085\u2028x",
          "   \n   ",
          "a line that is longer than a line of source should be " + "and has blanks ".repeat(20),
          "  indented ".repeat(20)
              + "\n  "
              + "\\ \" ".repeat(60)
              + "\nx "
              + "  two blanks".repeat(20),
          "without-blanks-".repeat(20) + " " + "x".repeat(200) + " end ",
          "long ".repeat(30_000),
          "long\n".repeat(30_000) + "😀".repeat(40_000));

  @Test
  void givesTheTextToTheLetter() throws Exception {
    List<CodeBlock> blocks = TEXTS.stream().map(TextBlock::of).toList();
    ClassName name = ClassName.get("app", "Texts");
    String source =
        SourceFile.of(
            name,
            TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(
                    FieldSpec.builder(ArrayTypeName.of(String.class), "ALL")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .initializer("{\n$>$L\n$<}", CodeBlock.join(blocks, ",\n"))
                        .build())
                .build());

    // In an encoding that knows none of the characters beyond ASCII.
    Compilation compilation =
        Compiler.javac()
            .withOptions("-Xlint:all", "-Werror", "-encoding", "US-ASCII")
            .compile(JavaFileObjects.forSourceString("app.Texts", source));

    CompilationSubject.assertThat(compilation).succeededWithoutWarnings();
    assertThat((String[]) load(compilation).getField("ALL").get(null))
        .containsExactly(TEXTS.toArray(String[]::new));
    assertThat(source.chars()).allMatch(character -> character < 0x7f);
  }

  private static Class<?> load(Compilation compilation) throws Exception {
    JavaFileObject object =
        compilation.generatedFile(StandardLocation.CLASS_OUTPUT, "app/Texts.class").orElseThrow();
    try (var in = object.openInputStream()) {
      byte[] code = in.readAllBytes();
      return new ClassLoader() {
        Class<?> define() {
          return defineClass("app.Texts", code, 0, code.length);
        }
      }.define();
    }
  }
}
