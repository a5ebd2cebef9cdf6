package dev.fraiseql.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Runs javac with the processor on sources that a test holds. */
public final class Compiler {
  private static final Pattern CLASS = Pattern.compile("(?:record|class|interface|enum)\\s+(\\w+)");
  private static final String IMPORTS =
      """
      import dev.fraiseql.annotations.*; import java.math.*; import java.time.*; \
      import static java.time.temporal.ChronoUnit.*; import java.util.*; import org.jspecify.annotations.Nullable; \
      import jakarta.validation.*; import jakarta.validation.constraints.*; import java.lang.annotation.*;\
      """;

  private final List<String> options = new ArrayList<>();
  private final List<JavaFileObject> sources = new ArrayList<>();

  private Compiler() {}

  /** A compiler told to generate for all databases, and to let no warning pass. */
  public static Compiler create() {
    return withoutDatabases().option("-Afraiseql.databases=sqlite,postgresql,mysql");
  }

  /** A compiler that is told nothing. */
  public static Compiler withoutDatabases() {
    return new Compiler().option("-Xlint:all,-processing,-classfile").option("-Werror");
  }

  /** Adds an option. */
  public Compiler option(String option) {
    options.add(option);
    return this;
  }

  /**
   * Adds a source of the package {@code app}, named like the first class in it. It begins in line
   * 2, behind a line with the package and the imports that tests need.
   */
  public Compiler source(String source) {
    Matcher name = CLASS.matcher(source);
    if (!name.find()) {
      throw new IllegalArgumentException("no class in " + source);
    }
    return source("app." + name.group(1), "package app; " + IMPORTS + "\n" + source);
  }

  /** Adds a source as it is. */
  public Compiler source(String className, String source) {
    sources.add(JavaFileObjects.forSourceString(className, source));
    return this;
  }

  /** Compiles. */
  public Compilation compile() {
    return javac().withProcessors(new FraiseProcessor()).withOptions(options).compile(sources);
  }

  /** Compiles, and gives what is wrong, in the order in which javac says it. */
  public List<Problem> problems() {
    return compile().errors().stream().map(Problem::of).toList();
  }

  /**
   * An error.
   *
   * @param line in the source as {@link Compiler#source(String)} takes it, from 1; 0 for no place
   * @param at the word or symbol that it points at; empty for no place
   */
  public record Problem(long line, String at, String message) {
    private static final Pattern TOKEN =
        Pattern.compile("@?\\w+|\"[^\"]*\"|\\W", Pattern.UNICODE_CHARACTER_CLASS);

    static Problem of(Diagnostic<? extends JavaFileObject> diagnostic) {
      String message = diagnostic.getMessage(Locale.ENGLISH);
      return diagnostic.getSource() == null
          ? new Problem(0, "", message)
          : new Problem(diagnostic.getLineNumber() - 1, token(diagnostic), message);
    }

    private static String token(Diagnostic<? extends JavaFileObject> diagnostic) {
      try {
        CharSequence text = diagnostic.getSource().getCharContent(true);
        Matcher token = TOKEN.matcher(text);
        return token.find((int) diagnostic.getPosition()) ? token.group() : "";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
