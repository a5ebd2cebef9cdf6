package dev.fraiseql.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
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
      import java.time.temporal.*; import java.util.*; import org.jspecify.annotations.Nullable;\
      """;

  private final List<String> options = new ArrayList<>();
  private final List<JavaFileObject> sources = new ArrayList<>();

  private Compiler() {}

  /** A compiler told to generate for both databases, and to let no warning pass. */
  public static Compiler create() {
    return withoutDatabases().option("-Afraiseql.databases=sqlite,postgresql");
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
   * @param file without its path; empty for none
   * @param line in the source as {@link Compiler#source(String)} takes it, from 1; 0 for none
   * @param excerpt what the error points at, to the end of the line
   */
  public record Problem(String file, long line, String excerpt, String message) {
    static Problem of(Diagnostic<? extends JavaFileObject> diagnostic) {
      String message = diagnostic.getMessage(Locale.ENGLISH);
      JavaFileObject source = diagnostic.getSource();
      if (source == null) {
        return new Problem("", 0, "", message);
      }
      String path = source.getName();
      String file = path.substring(path.lastIndexOf('/') + 1);
      return new Problem(file, diagnostic.getLineNumber() - 1, excerpt(diagnostic), message);
    }

    private static String excerpt(Diagnostic<? extends JavaFileObject> diagnostic) {
      try {
        String text = diagnostic.getSource().getCharContent(true).toString();
        return text.substring((int) diagnostic.getPosition()).lines().findFirst().orElse("");
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    /** The code at the beginning of the message; empty if it is javac's own. */
    public String code() {
      return message.startsWith("FQ") ? message.substring(0, 5) : "";
    }
  }
}
