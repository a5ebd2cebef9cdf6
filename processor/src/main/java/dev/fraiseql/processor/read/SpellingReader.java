package dev.fraiseql.processor.read;

import dev.fraiseql.annotations.Naming;
import dev.fraiseql.annotations.NamingStrategy;
import dev.fraiseql.processor.declared.Spelling;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code @Naming} in force: that of the type, else of the nearest class around it, else
 * of its package.
 */
final class SpellingReader {
  private SpellingReader() {}

  static Spelling of(Element type) {
    for (@Nullable Element scope = type; scope != null; scope = scope.getEnclosingElement()) {
      Optional<Mark> naming = Mark.find(Naming.class, List.of(scope));
      if (naming.isPresent()) {
        return spelling(naming.get());
      }
    }
    return Spelling.DEFAULT;
  }

  private static Spelling spelling(Mark naming) {
    return new Spelling(
        NamingStrategy.valueOf(naming.text("value").value()),
        naming.text("prefix").value(),
        naming.text("suffix").value());
  }
}
