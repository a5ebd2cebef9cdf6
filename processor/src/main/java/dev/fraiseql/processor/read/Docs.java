package dev.fraiseql.processor.read;

import dev.fraiseql.contract.model.Doc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Elements.DocCommentKind;
import org.jspecify.annotations.Nullable;

/** Reads what javadoc and {@code @Deprecated} say. */
final class Docs {
  /** What GraphQL says itself where no reason is given. */
  private static final String NO_REASON = "No longer supported";

  private final Elements elements;
  private final Map<Element, DocComment> records = new HashMap<>();

  Docs(Elements elements) {
    this.elements = elements;
  }

  /** What is said about a class or enum constant at its declaration. */
  Doc of(Element element) {
    return of(List.of(element), "");
  }

  /**
   * What is said about a member: at its field or at its accessor.
   *
   * @param otherwise its description if neither has one; empty for none
   */
  Doc of(List<Element> places, String otherwise) {
    String description = "";
    String reason = "";
    for (Element place : places) {
      DocComment comment = comment(place);
      description = description.isEmpty() ? comment.body() : description;
      reason = reason.isEmpty() ? comment.deprecated() : reason;
    }
    return doc(
        description.isEmpty() ? otherwise : description,
        reason,
        places.stream().anyMatch(elements::isDeprecated));
  }

  /** What the comment of a record says about a component: its {@code @param}; empty for nothing. */
  String ofComponent(Element record, String name) {
    return records.computeIfAbsent(record, this::comment).parameters().getOrDefault(name, "");
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
