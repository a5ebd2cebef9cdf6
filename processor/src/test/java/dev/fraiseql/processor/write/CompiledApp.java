package dev.fraiseql.processor.write;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.QueryExecutor;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.processor.Compiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** What the processor made of some sources, compiled without a warning and loaded. */
final class CompiledApp {
  private final Compilation compilation;
  private final TypeCatalog catalog;

  private CompiledApp(Compilation compilation) {
    this.compilation = compilation;
    assertThat(compilation).succeededWithoutWarnings();
    try {
      Class<?> found =
          new Loader()
              .loadClass(resource("META-INF/services/" + TypeCatalog.class.getName()).strip());
      catalog = (TypeCatalog) found.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compiles sources of the package {@code app}. */
  static CompiledApp of(String... sources) {
    Compiler compiler = Compiler.create();
    for (String source : sources) {
      compiler.source(source);
    }
    return new CompiledApp(compiler.compile());
  }

  TypeCatalog catalog() {
    return catalog;
  }

  Model model() {
    return new Model(catalog.types(), catalog.enums(), catalog.interfaces(), catalog.scalars());
  }

  /** A class of the sources, or a generated one. */
  Class<?> load(String name) throws ClassNotFoundException {
    return new Loader().loadClass(name);
  }

  QueryExecutor executor(String type, Database database) {
    return catalog.executors(database).stream()
        .filter(executor -> executor.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  /** The statements that create the tables. */
  String ddl(Database database) {
    return resource("META-INF/fraiseql/ddl/" + database.option() + ".sql");
  }

  String resource(String path) {
    return text(compilation.generatedFile(StandardLocation.CLASS_OUTPUT, path).orElseThrow());
  }

  /** The generated sources and resources, by path. */
  Map<String, String> written() {
    Map<String, String> written = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() != JavaFileObject.Kind.CLASS) {
        written.put(file.getName(), text(file));
      }
    }
    return written;
  }

  /** The classes, those of the sources among them. */
  List<byte[]> classes() {
    return compilation.generatedFiles().stream()
        .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
        .map(CompiledApp::bytes)
        .toList();
  }

  private static String text(JavaFileObject file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(JavaFileObject file) {
    try (InputStream in = file.openInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Loader extends ClassLoader {
    Loader() {
      super(CompiledApp.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] code =
          compilation
              .generatedFile(StandardLocation.CLASS_OUTPUT, name.replace('.', '/') + ".class")
              .map(CompiledApp::bytes)
              .orElseThrow(() -> new ClassNotFoundException(name));
      return defineClass(name, code, 0, code.length);
    }
  }
}
