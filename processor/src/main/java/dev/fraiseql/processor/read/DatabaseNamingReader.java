package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Naming;
import dev.fraiseql.annotations.NamingStrategy;
import dev.fraiseql.plan.naming.DatabaseNaming;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code @Naming} in force: that of the type, else of the nearest class around it, else
 * of its package.
 */
final class DatabaseNamingReader {
  private DatabaseNamingReader() {}

  static DatabaseNaming of(Element type) {
    for (@Nullable Element scope = type; scope != null; scope = scope.getEnclosingElement()) {
      Optional<AnnotationReader> naming = AnnotationReader.find(Naming.class, List.of(scope));
      if (naming.isPresent()) {
        return naming(naming.get());
      }
    }
    return DatabaseNaming.DEFAULT;
  }

  private static DatabaseNaming naming(AnnotationReader naming) {
    return new DatabaseNaming(
        NamingStrategy.valueOf(naming.text("value").value()),
        naming.text("prefix").value(),
        naming.text("suffix").value());
  }
}
