package dev.fraiseql.conformance.foreign;

import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.processor.FraiseProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles annotated classes for one database while a test runs, and loads their catalog. */
public final class CompiledTypes {
  private static final String IMPORTS =
      """
      package foreign;
      import dev.fraiseql.annotations.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;
      import org.jspecify.annotations.Nullable;
      """;

  private CompiledTypes() {}

  /**
   * The catalogs of classes in the package {@code foreign}.
   *
   * @param database the processor's option
   * @param classes the text of several classes, of which none is public
   */
  public static List<TypeCatalog> of(String database, String classes) {
    try {
      Path output = Files.createTempDirectory("foreign");
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      StringWriter messages = new StringWriter();
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              messages,
              null,
              null,
              List.of("-d", output.toString(), "-Afraiseql.databases=" + database),
              null,
              List.of(new Source(IMPORTS + classes)));
      task.setProcessors(List.of(new FraiseProcessor()));
      if (!task.call()) {
        throw new IllegalArgumentException(messages + classes);
      }
      URLClassLoader loader =
          new URLClassLoader(
              new URL[] {output.toUri().toURL()}, CompiledTypes.class.getClassLoader());
      return ServiceLoader.load(TypeCatalog.class, loader).stream()
          .filter(provider -> provider.type().getClassLoader() == loader)
          .map(ServiceLoader.Provider::get)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///foreign/Types.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
