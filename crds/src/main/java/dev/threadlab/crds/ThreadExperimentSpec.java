package dev.threadlab.crds;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/**
 * The design of an experiment. All but {@code suspend}, {@code deadlineSeconds}, {@code
 * ttlSecondsAfterFinished} and {@code keepPods} is fixed once the object exists, since a result
 * belongs to one design.
 */
@ValidationRule(
    value =
        "(size(self.profiles) * size(self.variants) + (self.noiseFloor ? 1 : 0))"
            + " * (has(self.analysis.maxRounds) ? self.analysis.maxRounds : self.rounds) <= 5000",
    message =
        "profiles x variants, and 1 for noiseFloor, times the most rounds may be at most 5000 runs: use fewer rounds, profiles or variants",
    fieldPath = ".rounds")
@ValidationRule(
    value = "!has(self.analysis.maxRounds) || self.analysis.maxRounds >= self.rounds",
    message = "maxRounds is at least rounds, which are run in any case",
    fieldPath = ".analysis.maxRounds")
@ValidationRule(
    value =
        "!has(self.baseline) || (self.profiles.exists(p, p.name == self.baseline.profile)"
            + " && self.variants.exists(v, v.name == self.baseline.variant))",
    message = "baseline names one of profiles and one of variants",
    fieldPath = ".baseline")
@ValidationRule(
    value =
        "!has(self.comparisons) || self.comparisons.all(c,"
            + " self.profiles.exists(p, p.name == c.baseline.profile)"
            + " && self.variants.exists(v, v.name == c.baseline.variant)"
            + " && self.profiles.exists(p, p.name == c.candidate.profile)"
            + " && self.variants.exists(v, v.name == c.candidate.variant))",
    message = "baseline and candidate of a comparison name one of profiles and one of variants",
    fieldPath = ".comparisons")
@ValidationRule(
    value =
        "!has(self.input.lines) || self.input.lines <= 4096 || !self.variants.exists(v, has(v.strategy) && v.strategy == 'ThreadPerLine' && !has(v.threads))",
    message =
        "ThreadPerLine starts a thread for each line: use at most 4096 input.lines with it, or say with threads how many may be alive at once",
    fieldPath = ".input.lines")
@ValidationRule(
    value =
        "!has(self.input.text) || size(self.input.text) - size(self.input.text.replace('\\n', ''))"
            + " + (self.input.text.endsWith('\\n') ? 0 : 1) <= 4096"
            + " || !self.variants.exists(v, has(v.strategy) && v.strategy == 'ThreadPerLine' && !has(v.threads))",
    message =
        "ThreadPerLine starts a thread for each line: use at most 4096 lines of text with it, or say with threads how many may be alive at once",
    fieldPath = ".input.text")
@ValidationRule(
    value = "self.resize != 'InPlace' || size(self.profiles) >= 2",
    message =
        "resize: InPlace takes a pod from one CPU size to another: give two profiles or more, or leave resize out",
    fieldPath = ".profiles")
@ValidationRule(
    value =
        "self.resize != 'InPlace' || self.profiles.all(p, string(p.memory) == string(self.profiles[0].memory))",
    message =
        "resize: InPlace changes the CPU alone: write the same memory in every profile, in the same way",
    fieldPath = ".profiles")
@ValidationRule(
    value = "self.resize != 'InPlace' || !self.profiles.exists(p, p.burst)",
    message =
        "resize: InPlace changes the CPU limit, and a profile with burst has none: leave burst out",
    fieldPath = ".profiles")
@ValidationRule(
    value = "self.resize != 'InPlace' || !self.profiles.exists(p, has(p.neighbours))",
    message =
        "resize: InPlace changes the CPU alone, not what runs beside: leave neighbours out, or compare them in an experiment of their own",
    fieldPath = ".profiles")
@ValidationRule(
    value =
        "self.resize != 'InPlace' || !self.variants.exists(v, has(v.command) || v.language == 'Python')",
    message =
        "with resize: InPlace only the workload in Java goes through the sizes: give variants a strategy in Java, or leave resize out",
    fieldPath = ".variants")
@ValidationRule(
    value =
        "self.resize != 'InPlace' || !self.variants.exists(v, has(v.strategy) && v.strategy == 'VirtualThreads')",
    message =
        "VirtualThreads has as many carriers as there were CPUs at its start, whatever comes after: use another strategy with resize: InPlace",
    fieldPath = ".variants")
@ValidationRule(
    value = "self.resize != 'InPlace' || !has(self.queueName)",
    message =
        "a queue counts the size that a pod starts with, not those that it comes to: leave queueName out with resize: InPlace",
    fieldPath = ".queueName")
@ValidationRule(
    value = "self.input == oldSelf.input",
    message = "input is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".input")
@ValidationRule(
    value = "self.profiles == oldSelf.profiles",
    message = "profiles are fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".profiles")
@ValidationRule(
    value = "self.variants == oldSelf.variants",
    message = "variants are fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".variants")
@ValidationRule(
    value = "self.work == oldSelf.work",
    message = "work is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".work")
@ValidationRule(
    value = "self.iterations == oldSelf.iterations",
    message = "iterations are fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".iterations")
@ValidationRule(
    value = "self.rounds == oldSelf.rounds",
    message = "rounds are fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".rounds")
@ValidationRule(
    value = "self.noiseFloor == oldSelf.noiseFloor",
    message = "noiseFloor is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".noiseFloor")
@ValidationRule(
    value =
        "has(self.baseline) == has(oldSelf.baseline) && (!has(self.baseline) || self.baseline == oldSelf.baseline)",
    message = "baseline is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".baseline")
@ValidationRule(
    value =
        "has(self.comparisons) == has(oldSelf.comparisons) && (!has(self.comparisons) || self.comparisons == oldSelf.comparisons)",
    message = "comparisons are fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".comparisons")
@ValidationRule(
    value = "self.analysis == oldSelf.analysis",
    message = "analysis is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".analysis")
@ValidationRule(
    value = "has(self.seed) == has(oldSelf.seed) && (!has(self.seed) || self.seed == oldSelf.seed)",
    message = "seed is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".seed")
@ValidationRule(
    value =
        "has(self.workload) == has(oldSelf.workload) && (!has(self.workload) || self.workload == oldSelf.workload)",
    message = "workload is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".workload")
@ValidationRule(
    value =
        "has(self.placement) == has(oldSelf.placement) && (!has(self.placement) || self.placement == oldSelf.placement)",
    message = "placement is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".placement")
@ValidationRule(
    value = "!has(self.queueName) || self.queueName.matches('^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$')",
    message =
        "queueName is the name of a LocalQueue: lower-case letters, digits, '-' and '.', such as lab",
    fieldPath = ".queueName")
@ValidationRule(
    value = "!has(self.queueName) || !self.profiles.exists(p, has(p.neighbours))",
    message =
        "a queue lets a run and its neighbours start one without the other: leave queueName out, or neighbours",
    fieldPath = ".queueName")
@ValidationRule(
    value =
        "has(self.queueName) == has(oldSelf.queueName) && (!has(self.queueName) || self.queueName == oldSelf.queueName)",
    message = "queueName is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".queueName")
@ValidationRule(
    value = "self.resize == oldSelf.resize",
    message = "resize is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".resize")
@ValidationRule(
    value = "self.exclusive == oldSelf.exclusive",
    message = "exclusive is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".exclusive")
@ValidationRule(
    value = "self.runTimeoutSeconds == oldSelf.runTimeoutSeconds",
    message =
        "runTimeoutSeconds is fixed once the experiment exists: create a new experiment instead",
    fieldPath = ".runTimeoutSeconds")
public record ThreadExperimentSpec(
    @Required
        @JsonPropertyDescription(
            "The file that every run copies line by line. Exactly one of lines, text and configMap.")
        Input input,
    @Required
        @Size(min = 1, max = 16) @JsonPropertyDescription("The CPU and memory sizes to compare, 1 to 16, by name.")
        List<Profile> profiles,
    @Required
        @Size(min = 1, max = 16) @JsonPropertyDescription("The ways of doing the work to compare, 1 to 16, by name.")
        List<Variant> variants,
    @Default("{}")
        @JsonPropertyDescription(
            "What each line costs beside the write; the costs add up. Default: nothing.")
        Work work,
    @Default("{}")
        @JsonPropertyDescription(
            "How often one run copies the input: iterations to warm up, then iterations that count.")
        Iterations iterations,
    @Default("10")
        @Min(1) @Max(5000) @JsonPropertyDescription(
            "Rounds. In each round every profile runs with every variant once, in random order. 1 to 5000, default 10.")
        Integer rounds,
    @org.jspecify.annotations.Nullable @Nullable @Min(0) @Max(9007199254740991.0) @JsonPropertyDescription(
            "The seed of the random order. The same seed gives the same order on every engine. 0 to 2^53-1; default: drawn at the start and shown in status.seed.")
        Long seed,
    @Default("true")
        @JsonPropertyDescription(
            "true: the baseline cell runs twice in every round, and what its two runs differ by is the noise floor, which no claim may stay below. Default true.")
        Boolean noiseFloor,
    @org.jspecify.annotations.Nullable @JsonPropertyDescription(
            "The cell that others are compared with. Default: the first profile with the first variant.")
        CellName baseline,
    @org.jspecify.annotations.Nullable @Size(min = 1, max = 64) @JsonPropertyDescription(
            "The comparisons to make, 1 to 64, by name. Default: in each profile every other variant with the baseline's, and with each variant every other profile with the baseline's.")
        List<AskedComparison> comparisons,
    @Default("{}")
        @JsonPropertyDescription(
            "How sure a claim has to be, how large, and how long rounds go on for it.")
        Analysis analysis,
    @org.jspecify.annotations.Nullable @JsonPropertyDescription(
            "The image that runs in the pods. Default: the one that the operator is configured with. Not used when the experiment runs without a cluster.")
        WorkloadImage workload,
    @org.jspecify.annotations.Nullable @JsonPropertyDescription(
            "Which nodes the pods may run on. Default: any. Not used when the experiment runs without a cluster.")
        Placement placement,
    @Default("300")
        @Min(1) @Max(86400) @JsonPropertyDescription(
            "Seconds after which a run is ended and recorded as TimedOut. 1 to 86400, default 300.")
        Integer runTimeoutSeconds,
    @Default("86400")
        @Min(1) @Max(2592000) @JsonPropertyDescription(
            "Seconds after which the whole experiment is ended with what it has. 1 to 2592000 (30 days), default 86400 (a day). May be changed at any time.")
        Integer deadlineSeconds,
    @Default("false")
        @JsonPropertyDescription(
            "true: the current run is finished and no other is started until it is false again. Default false. May be changed at any time.")
        Boolean suspend,
    @org.jspecify.annotations.Nullable @Nullable @Min(0) @Max(Integer.MAX_VALUE) @JsonPropertyDescription(
            "Seconds after the end at which the experiment and its results are deleted. 0 to 2147483647. Default: null, never. May be changed at any time.")
        Integer ttlSecondsAfterFinished,
    @Default("OnFailure")
        @JsonPropertyDescription(
            "Whether the pods of ended runs are kept: Never, OnFailure (those that gave no report) or Always. Default OnFailure. May be changed at any time.")
        KeepPods keepPods,
    @Default("true")
        @JsonPropertyDescription(
            "true: a run has its node to itself, as far as experiments go: it waits until no run of another experiment is there, and until those created before have had their turn. false: it neither waits nor is waited for. Not used when the experiment runs without a cluster. Default true.")
        Boolean exclusive,
    @org.jspecify.annotations.Nullable @Size(min = 1, max = 63) @JsonPropertyDescription(
            "The Kueue LocalQueue, in the experiment's namespace, that runs wait in: each Job is created suspended, with the label kueue.x-k8s.io/queue-name, and starts when the queue lets it. The wait is in no result and no timeout. Default: none. Not used when the experiment runs without a cluster.")
        String queueName,
    @Default("None")
        @JsonPropertyDescription(
            "None: each run has a pod of its own, of its profile's size. InPlace: the runs of a variant in a round share one pod, which is resized in place from one profile's cpu to the next's, so that only the CPU changes and not the node, the page cache or the compiled code. Needs two or more profiles that differ in cpu alone, variants in Java, and Kubernetes 1.33 or later. Default None.")
        Resize resize) {

  /** The profile of this name, which the design has. */
  public Profile profile(String name) {
    return profiles.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** The variant of this name, which the design has. */
  public Variant variant(String name) {
    return variants.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
