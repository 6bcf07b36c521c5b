package dev.threadlab.experiment.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import org.jspecify.annotations.Nullable;

/**
 * Lets the records themselves say what a document must have: a component that is not
 * {@code @Nullable} is neither absent nor null.
 */
final class NullnessIntrospector extends JacksonAnnotationIntrospector {

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember annotated) {
    return isRequired(annotated) ? Boolean.TRUE : null;
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    return isRequired(annotated)
        ? JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL)
        : JsonSetter.Value.empty();
  }

  private static boolean isRequired(Annotated annotated) {
    return annotated instanceof AnnotatedParameter parameter
        && parameter.getDeclaringClass().isRecord()
        && !isNullable(parameter);
  }

  private static boolean isNullable(AnnotatedParameter parameter) {
    return parameter
        .getDeclaringClass()
        .getRecordComponents()[parameter.getIndex()]
        .getAnnotatedType()
        .isAnnotationPresent(Nullable.class);
  }
}
