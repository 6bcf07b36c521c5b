package dev.threadlab.crds;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The CRD as the records say it, with what annotations cannot say. */
final class GeneratedCrd {
  private static final int LONGEST_NAME = 50;
  private static final String ABOUT =
      "An experiment: does this work get faster with more threads or CPUs, by how much, and is the output still right?"
          + " Every profile runs with every variant once a round, in random order; the status is the result.";

  private static final String ABOUT_SPEC =
      "The design. All but suspend, deadlineSeconds, ttlSecondsAfterFinished and keepPods is fixed once the object exists.";
  private static final String ABOUT_STATUS = "The result, as far as it has come.";

  private GeneratedCrd() {}

  static String yaml() throws IOException {
    var out = new Document();
    var _ =
        new CRDGenerator()
            .customResourceClasses(ThreadExperiment.class)
            .forCRDVersions("v1")
            .withMinQuotes(true)
            .withPostProcessor(new Completion())
            .withOutput(out)
            .generate();
    return out.bytes.toString(StandardCharsets.UTF_8);
  }

  /** The property below the schema at that path. */
  static JSONSchemaProps property(JSONSchemaProps schema, String... path) {
    for (String name : path) {
      schema = Objects.requireNonNull(schema.getProperties().get(name), name);
    }
    return schema;
  }

  private static final class Document implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public ByteArrayOutputStream outputFor(String crdName) {
      return bytes;
    }

    @Override
    public void close() {}
  }

  private static final class Completion implements CRDPostProcessor {
    @Override
    public HasMetadata process(HasMetadata crd, String version) {
      for (var served : ((CustomResourceDefinition) crd).getSpec().getVersions()) {
        served
            .getAdditionalPrinterColumns()
            .sort(Comparator.comparingInt(column -> columns().indexOf(column.getName())));
        var root = served.getSchema().getOpenAPIV3Schema();
        root.setDescription(ABOUT);
        root.getRequired().add("spec");
        property(root, "spec").setDescription(ABOUT_SPEC);
        property(root, "status").setDescription(ABOUT_STATUS);
        Tolerations.complete(property(root, "spec", "placement"));
        root.getProperties().put("metadata", metadata());
        root.getXKubernetesValidations().add(nameFitsIntoAPodsName());
        complete(root);
      }
      return crd;
    }

    /** The generator sorts columns by their path; readers want them as the class states them. */
    private static List<String> columns() {
      return Stream.of(ThreadExperiment.class.getAnnotationsByType(AdditionalPrinterColumn.class))
          .map(AdditionalPrinterColumn::name)
          .toList();
    }

    /** Without it no rule may be about the name. */
    private static JSONSchemaProps metadata() {
      var name = new JSONSchemaPropsBuilder().withType("string").build();
      return new JSONSchemaPropsBuilder()
          .withType("object")
          .withProperties(Map.of("name", name))
          .build();
    }

    private static io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule
        nameFitsIntoAPodsName() {
      return new ValidationRuleBuilder()
          .withRule("size(self.metadata.name) <= " + LONGEST_NAME)
          .withFieldPath(".metadata.name")
          .withMessage(
              "the experiment's name may have at most "
                  + LONGEST_NAME
                  + " characters, since its pods' names begin with it")
          .build();
    }

    /** Lists whose items have a name, or conditions a type, are maps; quantities are short. */
    private static void complete(JSONSchemaProps schema) {
      if (schema.getItems() != null) {
        var item = schema.getItems().getSchema();
        var required = item.getRequired() == null ? List.<String>of() : item.getRequired();
        for (var key : List.of("name", "type")) {
          if (required.contains(key) && schema.getXKubernetesListType() == null) {
            schema.setXKubernetesListType("map");
            schema.setXKubernetesListMapKeys(List.of(key));
          }
        }
        complete(item);
      }
      if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
        schema.setMaxLength(20L);
      }
      if (schema.getProperties() != null) {
        schema.getProperties().values().forEach(Completion::complete);
      }
    }
  }
}
