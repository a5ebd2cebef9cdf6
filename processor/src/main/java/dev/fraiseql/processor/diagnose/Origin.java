package dev.fraiseql.processor.diagnose;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * The place in the source that something was read from, and that an error about it points at: as
 * exactly as is known.
 *
 * @param element the class or member; null for what stands in no source, such as an option
 * @param annotation the annotation on the element; null if the element itself is meant
 * @param value the attribute's value in the annotation; null if the annotation itself is meant
 */
public record Origin(
    @Nullable Element element,
    @Nullable AnnotationMirror annotation,
    @Nullable AnnotationValue value) {

  /** No place in any source. */
  public static final Origin NOWHERE = new Origin(null, null, null);

  /** An element as a whole. */
  public static Origin of(Element element) {
    return new Origin(element, null, null);
  }
}
