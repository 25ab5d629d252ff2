import { AnswerGap } from "../../../../worker/receptionists/knowledge-gaps.schema";

export const GapAnswerForm = AnswerGap.pick({ answer: true });
