package dev.fraiseql.processor.read;

import dev.fraiseql.contract.model.Doc;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Elements.DocCommentKind;
import org.jspecify.annotations.Nullable;

/** Reads what javadoc and {@code @Deprecated} say. */
final class Docs {
  /** What GraphQL says itself where no reason is given. */
  private static final String NO_REASON = "No longer supported";

  private final Elements elements;

  Docs(Elements elements) {
    this.elements = elements;
  }

  /** What is said about a class, field or enum constant at its declaration. */
  Doc of(Element element) {
    DocComment comment = comment(element);
    return doc(comment.body(), comment.deprecated(), elements.isDeprecated(element));
  }

  /** What is said about a record's component: its {@code @param} in the comment of the record. */
  Doc ofComponent(Element record, Element field) {
    String name = field.getSimpleName().toString();
    String description = comment(record).parameters().getOrDefault(name, "");
    return doc(description, "", elements.isDeprecated(field));
  }

  private DocComment comment(Element element) {
    boolean markdown = elements.getDocCommentKind(element) == DocCommentKind.END_OF_LINE;
    return DocComment.of(elements.getDocComment(element), markdown);
  }

  private static Doc doc(String description, String reason, boolean deprecated) {
    if (!deprecated) {
      return new Doc(orNull(description), null);
    }
    return new Doc(orNull(description), reason.isEmpty() ? NO_REASON : reason);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
