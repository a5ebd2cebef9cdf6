package dev.fraiseql.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final String HEAD = "package app; import dev.fraiseql.annotations.*; ";

  /** Another processor: writes one class, in the first round. */
  @SupportedAnnotationTypes("*")
  private static final class Other extends AbstractProcessor {
    private final String name;
    private final String source;
    private boolean done;

    Other(String name, String source) {
      this.name = name;
      this.source = source;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
          writer.write(source);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  private static Compilation compile(Other other, String source) {
    return javac()
        .withProcessors(new FraiseProcessor(), other)
        .withOptions("-Afraiseql.databases=sqlite", "-Xlint:all,-processing,-classfile", "-Werror")
        .compile(JavaFileObjects.forSourceString("app.Order", HEAD + source));
  }

  @Test
  void waitsForATypeThatAnotherProcessorWrites() {
    Other other = new Other("app.Status", "package app; public enum Status { OPEN }");
    Compilation compilation = compile(other, "@Type record Order(@Id long id, Status status) {}");
    assertThat(compilation.errors()).isEmpty();
  }

  @Test
  void waitsForASuperclassThatAnotherProcessorWrites() {
    Other other = new Other("app.Base", HEAD + "abstract class Base { @Id long id; }");
    Compilation compilation = compile(other, "@Type class Order extends Base { String name; }");
    assertThat(compilation.errors()).isEmpty();
  }

  @Test
  void reportsATypeThatComesTooLate() {
    Other other = new Other("app.Late", HEAD + "@Type record Late(@Id long id) {}");
    Compilation compilation = compile(other, "@Type record Order(@Id long id) {}");
    assertThat(compilation.errors())
        .extracting(error -> error.getMessage(Locale.ENGLISH))
        .containsExactly(
            "FQ905: Late was written by another annotation processor after the catalog of this build was complete. Move"
                + " it to a module of its own, or write it by hand.");
  }

  @Test
  void reportsOtherMistakesBesideATypeThatJavacDoesNotFind() {
    Compilation compilation =
        Compiler.create().source("@Type record Order(long id, Statsu status) {}").compile();
    assertThat(compilation.errors())
        .extracting(error -> error.getMessage(Locale.ENGLISH))
        .anyMatch(message -> message.startsWith("cannot find symbol"))
        .anyMatch(message -> message.startsWith("FQ101: Order has no @Id field."));
  }
}
