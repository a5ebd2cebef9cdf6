package dev.fraiseql.conformance.schema;

import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.processor.FraiseProcessor;
import dev.fraiseql.testing.TestDatabase;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Source files, compiled for one database while a test runs.
 *
 * @param catalogs of their types
 * @param ddl the generated statements
 */
record CompiledSources(List<TypeCatalog> catalogs, String ddl) {

  /** The source files in a folder, not in those below. */
  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Compiles source files: seconds. */
  static CompiledSources of(TestDatabase product, List<Path> sources) throws IOException {
    Path classes = Files.createTempDirectory("fraiseql-sources");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              messages,
              files,
              null,
              List.of("-d", classes.toString(), "-Afraiseql.databases=" + product.option()),
              null,
              files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(List.of(new FraiseProcessor()));
      if (!task.call()) {
        StringBuilder text = new StringBuilder(messages.toString());
        for (Path source : sources) {
          text.append('\n').append(Files.readString(source));
        }
        throw new AssertionError(text);
      }
    }
    URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, CompiledSources.class.getClassLoader());
    List<TypeCatalog> catalogs =
        ServiceLoader.load(TypeCatalog.class, loader).stream()
            .filter(provider -> provider.type().getClassLoader() == loader)
            .map(ServiceLoader.Provider::get)
            .toList();
    return new CompiledSources(
        catalogs,
        Files.readString(classes.resolve("META-INF/fraiseql/ddl/" + product.option() + ".sql")));
  }
}
