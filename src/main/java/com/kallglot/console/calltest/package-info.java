/// Tests by real calls: what is tested ([Route], [TestPlan]), how one test goes ([TestCall]), by
/// what it is proven ([ProofDemands], [Correlation]), how many go side by side ([Runner]), and what
/// may not be done at all (`guard`). Calls without a platform are in `plain`, what comes out is in
/// `result`.
///
/// May use organization, routing, draft, client, stream, softphone, trace, media, telephony: a test
/// needs a platform, a prediction, a telephone and a judge, and nothing of how they are shown.
@NullMarked
package com.kallglot.console.calltest;

import org.jspecify.annotations.NullMarked;
