package dev.fraiseql.conformance.sqlserver;

import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.testing.TemporaryFolders;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The domain compiled once more, for SQL Server alone: a build that names it has no regular
 * expressions on any database, and the others have cases for these.
 */
public final class SqlServerDomain {
  private static final String PACKAGE = "dev.fraiseql.conformance.domain";
  private static final Path SOURCES = Path.of("src/test/java", PACKAGE.replace('.', '/'));

  private final TypeCatalog catalog;
  private final String tables;

  private SqlServerDomain(TypeCatalog catalog, String tables) {
    this.catalog = catalog;
    this.tables = tables;
  }

  /** Compiles it: seconds. */
  public static SqlServerDomain compile() throws IOException, ReflectiveOperationException {
    Path classes = TemporaryFolders.create("fraiseql-sqlserver");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Path> sources;
    try (Stream<Path> files = Files.list(SOURCES)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-classpath",
              System.getProperty("java.class.path"),
              "-processor",
              "dev.fraiseql.processor.FraiseProcessor",
              "-Afraiseql.databases=sqlserver");
      if (!compiler.getTask(null, files, null, options, null, units).call()) {
        throw new IllegalStateException("the domain does not compile for SQL Server");
      }
    }
    ClassLoader loader = new DomainLoader(classes.toUri().toURL());
    String name =
        Files.readString(classes.resolve("META-INF/services/" + TypeCatalog.class.getName()));
    return new SqlServerDomain(
        (TypeCatalog) loader.loadClass(name.strip()).getConstructor().newInstance(),
        Files.readString(classes.resolve("META-INF/fraiseql/ddl/sqlserver.sql")));
  }

  /** Loads the domain from its own place, though the tests have it as well. */
  private static final class DomainLoader extends URLClassLoader {
    DomainLoader(URL classes) {
      super(new URL[] {classes}, SqlServerDomain.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(PACKAGE + ".")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }

  /** Finds the classes of the domain, and that catalog as a service. */
  ClassLoader loader() {
    return catalog.getClass().getClassLoader();
  }

  /** What the processor has written. */
  public TypeCatalog catalog() {
    return catalog;
  }

  /** The statements that create the tables. */
  public String tables() {
    return tables;
  }
}
